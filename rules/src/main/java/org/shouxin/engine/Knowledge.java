package org.shouxin.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.drools.compiler.kproject.models.KieBaseModelImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.drools.wiring.api.classloader.ProjectClassLoader;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieBaseModel;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.io.Resource;
import org.kie.internal.builder.InternalKieBuilder;

/**
 * Rules compiled by Drools, once, and lanes to run them in, one for each thread that decides at the
 * same time but no more than there are processors. Every instance is a module of its own, so that
 * two never share or replace each other's rules.
 */
final class Knowledge implements AutoCloseable {

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final int LANES = Runtime.getRuntime().availableProcessors();

  private final ReleaseId id;
  private final ProjectClassLoader loader;
  private final List<Model> models;
  private final Semaphore free = new Semaphore(LANES);
  private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();

  Knowledge(String name, Map<String, String> files) {
    KieServices services = KieServices.Factory.get();
    this.id = services.newReleaseId("org.shouxin", name, Long.toString(COUNTER.incrementAndGet()));
    try {
      CanonicalKieModule module = compile(services, id, files);
      this.loader = ProjectClassLoader.createProjectClassLoader(Knowledge.class.getClassLoader());
      loader.storeClasses(module.getClassesMap());
      module.setModuleClassLoader(loader);
      this.models = models(module);
    } finally {
      services.getRepository().removeKieModule(id);
    }
    idle.push(new Lane(models, loader));
  }

  static CanonicalKieModule compile(KieServices services, ReleaseId id, Map<String, String> files) {
    KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(id);
    files.forEach((file, text) -> system.write(path(file), source(services, text)));
    KieModuleModel description = services.newKieModuleModel();
    description.setConfigurationProperty("drools.externaliseCanonicalModelLambda", "false");
    InternalKieBuilder builder =
        (InternalKieBuilder) services.newKieBuilder(system, Knowledge.class.getClassLoader());
    KieBuilder built = builder.withKModuleModel(description).buildAll(ExecutableModelProject.class);
    List<Message> errors = built.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      throw new IllegalStateException("rules do not compile: " + errors);
    }
    return (CanonicalKieModule) built.getKieModule();
  }

  private static String path(String file) {
    String folder = file.endsWith(".java") ? "src/main/java" : "src/main/resources";
    return folder + "/shouxin/rules/" + file;
  }

  private static Resource source(KieServices services, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return services.getResources().newByteArrayResource(bytes, "UTF-8");
  }

  private static List<Model> models(CanonicalKieModule module) {
    KieBaseModel base = module.getKieModuleModel().getKieBaseModels().values().iterator().next();
    return List.copyOf(module.getModelForKBase((KieBaseModelImpl) base));
  }

  /** Runs work in a lane of its own; waits while all are taken. A lane that fails is not reused. */
  void inLane(Consumer<Lane> work) {
    free.acquireUninterruptibly();
    try {
      Lane taken = idle.poll();
      Lane lane = taken == null ? new Lane(models, loader) : taken;
      work.accept(lane);
      idle.push(lane);
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    for (Lane lane = idle.poll(); lane != null; lane = idle.poll()) {
      lane.close();
    }
  }
}
