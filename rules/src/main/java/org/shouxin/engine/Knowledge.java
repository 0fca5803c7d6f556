package org.shouxin.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.internal.builder.InternalKieBuilder;

/**
 * Rules compiled by Drools, and sessions to run them in. Every instance is a module of its own, so
 * that two never share or replace each other's rules.
 *
 * <p>Compiling the conditions into one class a stage makes deciding a third faster and takes as
 * long as deciding on tens of thousands of customers; it is done once that many seem to come.
 */
final class Knowledge implements AutoCloseable {

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final int MANY = 5_000;
  private static final int FEW = 4;

  private final KieServices services = KieServices.Factory.get();
  private final ReleaseId id;
  private final KieContainer container;
  private final KieSessionConfiguration large = configuration();
  private final KieSessionConfiguration small = configuration();
  private final AtomicInteger customers = new AtomicInteger();
  private volatile KieSessionsPool sessions;
  private volatile boolean compiled;

  Knowledge(String name, Map<String, String> files) {
    this.id = services.newReleaseId("org.shouxin", name, Long.toString(COUNTER.incrementAndGet()));
    KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(id);
    files.forEach((file, drl) -> system.write("src/main/resources/shouxin/rules/" + file, drl));
    KieModuleModel module = services.newKieModuleModel();
    module.setConfigurationProperty("drools.externaliseCanonicalModelLambda", "false");
    InternalKieBuilder builder =
        (InternalKieBuilder) services.newKieBuilder(system, Knowledge.class.getClassLoader());
    KieBuilder built = builder.withKModuleModel(module).buildAll(ExecutableModelProject.class);
    List<Message> errors = built.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      services.getRepository().removeKieModule(id);
      throw new IllegalStateException("rules do not compile: " + errors);
    }
    this.container = services.newKieContainer(id);
    this.sessions = base().newKieSessionsPool(1);
  }

  private InternalKnowledgeBase base() {
    KieBaseConfiguration configuration = services.newKieBaseConfiguration();
    configuration.setOption(KieBaseMutabilityOption.DISABLED);
    return (InternalKnowledgeBase) container.newKieBase(configuration);
  }

  private KieSessionConfiguration configuration() {
    KieSessionConfiguration configuration = services.newKieSessionConfiguration();
    // Sessions must stay thread safe: else those of one base share the arguments of consequences.
    configuration.setProperty("drools.directFiring", "true");
    return configuration;
  }

  /**
   * An empty session for so many customers; disposing it gives it back. Those that held many
   * customers are kept apart, because emptying them takes longer ever after.
   */
  KieSession session(int size) {
    if (!compiled && customers.addAndGet(size) > MANY) {
      compileConditions();
    }
    return sessions.newKieSession(size <= FEW ? small : large);
  }

  private synchronized void compileConditions() {
    if (!compiled) {
      InternalKnowledgeBase base = base();
      KieBaseUpdaterANC.generateAndSetInMemoryANC(base);
      sessions = base.newKieSessionsPool(1);
      compiled = true;
    }
  }

  @Override
  public synchronized void close() {
    compiled = true;
    sessions.shutdown();
    container.dispose();
    services.getRepository().removeKieModule(id);
  }
}
