package org.shouxin.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.ancompiler.KieBaseUpdaterANC;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;

/**
 * Rules compiled by Drools, and sessions to run them in. Every instance is a module of its own, so
 * that two never share or replace each other's rules.
 */
final class Knowledge implements AutoCloseable {

  private static final AtomicLong COUNTER = new AtomicLong();

  private final KieServices services = KieServices.Factory.get();
  private final ReleaseId id;
  private final KieContainer container;
  private final KieSessionsPool sessions;
  private final KieSessionConfiguration configuration;

  Knowledge(String name, Map<String, String> files) {
    this.id = services.newReleaseId("org.shouxin", name, Long.toString(COUNTER.incrementAndGet()));
    KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(id);
    files.forEach((file, drl) -> system.write("src/main/resources/shouxin/rules/" + file, drl));
    KieBuilder builder =
        services
            .newKieBuilder(system, Knowledge.class.getClassLoader())
            .buildAll(ExecutableModelProject.class);
    List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      services.getRepository().removeKieModule(id);
      throw new IllegalStateException("rules do not compile: " + errors);
    }
    this.container = services.newKieContainer(id);
    KieBaseConfiguration base = services.newKieBaseConfiguration();
    base.setOption(KieBaseMutabilityOption.DISABLED);
    InternalKnowledgeBase rules = (InternalKnowledgeBase) container.newKieBase(base);
    KieBaseUpdaterANC.generateAndSetInMemoryANC(rules);
    this.configuration = services.newKieSessionConfiguration();
    configuration.setProperty("drools.threadSafe", "false");
    configuration.setProperty("drools.directFiring", "true");
    this.sessions = rules.newKieSessionsPool(1);
  }

  /** An empty session; disposing it gives it back. */
  KieSession session() {
    return sessions.newKieSession(configuration);
  }

  @Override
  public void close() {
    sessions.shutdown();
    container.dispose();
    services.getRepository().removeKieModule(id);
  }
}
