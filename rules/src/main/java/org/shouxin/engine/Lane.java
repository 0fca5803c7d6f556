package org.shouxin.engine;

import java.util.List;
import org.drools.ancompiler.KieBaseUpdaterANC;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;

/**
 * A network of the rules and its sessions, for one thread at a time. Networks are not shared by
 * threads: a session that is not thread safe is faster, but hands a rule its facts through the
 * network, so that two threads in one network would mix up their customers.
 *
 * <p>Compiling the conditions into one class a stage makes deciding a third faster and takes as
 * long as deciding on tens of thousands of customers; it is done once that many seem to come.
 */
final class Lane implements AutoCloseable {

  private static final int MANY = 5_000;
  private static final int FEW = 4;

  private final InternalKnowledgeBase base;
  private final KieSessionConfiguration small = configuration();
  private final KieSessionConfiguration large = configuration();
  private KieSessionsPool sessions;
  private long customers;
  private boolean compiled;

  Lane(List<Model> models, ClassLoader loader) {
    KieBaseConfiguration configuration =
        KieServices.Factory.get().newKieBaseConfiguration(null, loader);
    configuration.setOption(KieBaseMutabilityOption.DISABLED);
    this.base = KieBaseBuilder.createKieBaseFromModel(models, configuration);
    this.sessions = base.newKieSessionsPool(1);
  }

  private static KieSessionConfiguration configuration() {
    KieSessionConfiguration configuration = KieServices.Factory.get().newKieSessionConfiguration();
    configuration.setProperty("drools.threadSafe", "false");
    configuration.setProperty("drools.directFiring", "true");
    return configuration;
  }

  /**
   * An empty session for so many customers; disposing it gives it back. Those that held many
   * customers are kept apart, because emptying them takes longer ever after.
   */
  KieSession session(int size) {
    customers += size;
    if (!compiled && customers > MANY) {
      compiled = true;
      sessions.shutdown();
      KieBaseUpdaterANC.generateAndSetInMemoryANC(base);
      sessions = base.newKieSessionsPool(1);
    }
    return sessions.newKieSession(size <= FEW ? small : large);
  }

  @Override
  public void close() {
    sessions.shutdown();
  }
}
