package org.shouxin.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.EmbeddedDatabase;
import org.shouxin.database.PrivateFiles;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.problem.Text;
import org.springframework.core.env.Environment;

/** Java, memory and folders. */
final class MachineLook {

  private static final long MEGABYTE = 1L << 20;
  private static final long LITTLE_MEMORY = 256;
  private static final long LITTLE_SPACE = 1_024;
  private static final long NO_SPACE = 32;

  private final Path home;
  private final Environment settings;

  MachineLook(Path home, Environment settings) {
    this.home = home;
    this.settings = settings;
  }

  List<DoctorFinding> java() {
    long memory = Runtime.getRuntime().maxMemory() / MEGABYTE;
    String found =
        "Java "
            + Runtime.version().feature()
            + ", "
            + memory
            + " MB, "
            + Runtime.getRuntime().availableProcessors()
            + " CPU";
    return List.of(
        memory < LITTLE_MEMORY
            ? DoctorFinding.warning(
                "java",
                new Text("内存少", "little memory"),
                found,
                Text.same("SHOUXIN_JAVA_OPTS=-Xmx512m"))
            : DoctorFinding.ok("java", new Text("Java 和内存", "Java and memory"), found));
  }

  List<DoctorFinding> folders() {
    List<DoctorFinding> findings = new ArrayList<>();
    Path policies = home.resolve(PolicyShelf.FOLDER);
    findings.add(
        Files.isReadable(policies) && Files.isDirectory(policies)
            ? DoctorFinding.ok(policies.toString(), new Text("可读", "can be read"), "")
            : DoctorFinding.fault(
                policies.toString(),
                new Text("政策文件夹不可读", "the folder of policies cannot be read"),
                "",
                new Text(
                    "给用户 " + user() + " 读权限",
                    "give the user " + user() + " the right to read it")));
    Path data = Path.of(settings.getRequiredProperty("shouxin.data"));
    findings.add(writable(data));
    Path anchors = Path.of(settings.getRequiredProperty("shouxin.journal.anchors"));
    Path folder = anchors.toAbsolutePath().getParent();
    if (folder != null && !folder.equals(data.toAbsolutePath())) {
      findings.add(writable(folder));
    }
    List<Path> secrets = new ArrayList<>(List.of(anchors));
    EmbeddedDatabase.of(settings.getProperty("spring.datasource.url", ""))
        .ifPresent(embedded -> secrets.addAll(List.of(embedded.file(), embedded.passwordFile())));
    secrets.forEach(file -> readByOthers(file, findings));
    return findings;
  }

  /** Whether a folder, or the nearest one above it that is there, can be written. */
  private static DoctorFinding writable(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    IOException refused = written(there);
    if (refused != null) {
      return DoctorFinding.fault(
          folder.toString(),
          new Text("文件夹不可写", "the folder cannot be written"),
          PrivateFiles.why(refused),
          new Text(
              "给用户 " + user() + " 写权限，或用 SHOUXIN_DATA 指定另一文件夹",
              "give the user "
                  + user()
                  + " the right to write, or name another with SHOUXIN_DATA"));
    }
    long space = there.toFile().getUsableSpace() / MEGABYTE;
    Text next = new Text("腾出磁盘空间", "free some space");
    Text little = new Text("磁盘空间不足", "little space on the disk");
    if (space < NO_SPACE) {
      return DoctorFinding.fault(folder.toString(), little, space + " MB", next);
    }
    return space < LITTLE_SPACE
        ? DoctorFinding.warning(folder.toString(), little, space + " MB", next)
        : DoctorFinding.ok(folder.toString(), new Text("可写", "can be written"), space + " MB");
  }

  private static @Nullable IOException written(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, "shouxin", null));
      return null;
    } catch (IOException refused) {
      return refused;
    }
  }

  private static void readByOthers(Path file, List<DoctorFinding> findings) {
    try {
      if (Files.exists(file) && !PrivateFiles.isPrivate(file)) {
        findings.add(
            DoctorFinding.warning(
                file.toString(),
                new Text("别的用户也能读写", "other users have rights to it"),
                "",
                Text.same("chmod 600 " + file)));
      }
    } catch (IOException unreadable) {
      findings.add(
          DoctorFinding.warning(
              file.toString(),
              new Text("权限读不出", "its rights cannot be read"),
              PrivateFiles.why(unreadable),
              Text.NONE));
    }
  }

  private static String user() {
    return System.getProperty("user.name", "");
  }

  /** Which day it is, and where. */
  List<DoctorFinding> clock() {
    BusinessClock clock = BusinessClock.ofCommand();
    return List.of(
        DoctorFinding.ok(
            BusinessClock.ZONE,
            new Text("今天是 " + clock.today(), "today is " + clock.today()),
            String.valueOf(clock.local().getZone())));
  }
}
