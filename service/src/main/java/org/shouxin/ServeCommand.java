package org.shouxin;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.shouxin.server.ShouxinServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code shouxin serve}. */
@Command(
    name = "serve",
    description = {"Start the service for the ERP.", "启动服务。"})
final class ServeCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    ConfigurableApplicationContext context = ShouxinServer.serve(console.home(), Map.of());
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            closed.countDown();
          }
        });
    closed.await();
    return Exit.DONE;
  }
}
