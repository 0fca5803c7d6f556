package org.shouxin.engine;

import java.util.List;
import org.drools.ancompiler.KieBaseUpdaterANC;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.definition.rule.Rule;
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
  private static final int SHARED = 64;

  private final InternalKnowledgeBase base;
  private final KieSessionConfiguration small = configuration();
  private final KieSessionConfiguration large = configuration();
  private KieSessionsPool sessions;
  private long customers;
  private boolean compiled;
  private @Nullable KieSession shared;
  private int held;

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
   * A session for so many customers, to be given back. Few customers get one in which others were
   * decided on before: rules are about one customer each, so that those are no matter, and emptying
   * a session takes as long as a quarter of a decision. Sessions that held many customers are kept
   * apart, because emptying them takes longer ever after.
   */
  KieSession session(int size) {
    customers += size;
    if (!compiled && customers > MANY) {
      compiled = true;
      empty();
      sessions.shutdown();
      KieBaseUpdaterANC.generateAndSetInMemoryANC(base);
      sessions = base.newKieSessionsPool(1);
    }
    if (size > FEW) {
      return sessions.newKieSession(large);
    }
    if (shared == null || held > SHARED) {
      empty();
      shared = sessions.newKieSession(small);
    }
    held += size;
    return shared;
  }

  /** The names of the rules. */
  List<String> rules() {
    return base.getKiePackages().stream()
        .flatMap(each -> each.getRules().stream())
        .map(Rule::getName)
        .toList();
  }

  /** Takes a session back. */
  void giveBack(KieSession session) {
    if (session != shared) {
      session.dispose();
    }
  }

  private void empty() {
    if (shared != null) {
      shared.dispose();
    }
    shared = null;
    held = 0;
  }

  @Override
  public void close() {
    empty();
    sessions.shutdown();
  }
}
