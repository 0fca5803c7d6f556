package org.shouxin.engine;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
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
 * Rules compiled by Drools and lanes to run them in, one for each thread that decides at the same
 * time but no more than there are processors. Rules of another text are another module, so that two
 * never replace each other's; rules of the same text, as of a policy that is read again or replayed
 * from the archive, are compiled once while anybody runs them.
 */
final class Knowledge implements AutoCloseable {

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final int LANES = Runtime.getRuntime().availableProcessors();

  /** By their files, as long as anybody runs them. */
  private static final Map<Map<String, String>, WeakReference<Compiled>> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private record Compiled(
      Map<String, String> files, ProjectClassLoader loader, List<Model> models) {}

  private final Compiled compiled;
  private final Semaphore free = new Semaphore(LANES);
  private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();

  Knowledge(String name, Map<String, String> files) {
    WeakReference<Compiled> known = KNOWN.get(files);
    Compiled same = known == null ? null : known.get();
    this.compiled = same == null ? compiled(name, Map.copyOf(files)) : same;
    idle.push(lane());
  }

  private static Compiled compiled(String name, Map<String, String> files) {
    KieServices services = KieServices.Factory.get();
    ReleaseId id =
        services.newReleaseId("org.shouxin", name, Long.toString(COUNTER.incrementAndGet()));
    try {
      CanonicalKieModule module = compile(services, id, files);
      ProjectClassLoader loader =
          ProjectClassLoader.createProjectClassLoader(Knowledge.class.getClassLoader());
      loader.storeClasses(module.getClassesMap());
      module.setModuleClassLoader(loader);
      Compiled compiled = new Compiled(files, loader, models(module));
      KNOWN.remove(files);
      KNOWN.put(files, new WeakReference<>(compiled));
      return compiled;
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }

  private Lane lane() {
    return new Lane(compiled.models(), compiled.loader());
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
      Lane lane = taken == null ? lane() : taken;
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
