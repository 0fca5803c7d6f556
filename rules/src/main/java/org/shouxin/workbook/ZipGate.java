package org.shouxin.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * Unpacks a zip under hard limits, counting the actual bytes and trusting no header. What the
 * central directory names is the content, as for Excel; {@link #pack} makes a clean package of
 * exactly that, so that nothing is read later that was not checked here.
 */
public final class ZipGate {

  /** The parts of a package by name, in any letter case. */
  public interface Parts {

    /** Whether there is a part. */
    boolean has(String name);

    /** A part; null when there is none. */
    byte @Nullable [] bytes(String name);
  }

  /** Largest file in bytes. */
  static final int FILE_BYTES = 8 << 20;

  /** Most entries. */
  static final int ENTRIES = 2_000;

  /** Most bytes of all entries together, unpacked. */
  static final int UNPACKED_BYTES = 24 << 20;

  /** Largest factor between an entry unpacked and packed, for entries beyond a megabyte. */
  public static final int RATIO = 200;

  private static final int RATIO_FROM = 1 << 20;
  private static final Text RESAVE =
      new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx");

  private final Findings findings;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private long unpacked;

  private ZipGate(Findings findings) {
    this.findings = findings;
  }

  /** The content of every entry by name; incomplete when problems were found. */
  static Map<String, byte[]> unpack(byte[] file, Findings findings) {
    ZipGate gate = new ZipGate(findings);
    try (ZipFile zip =
        ZipFile.builder()
            .setByteArray(file)
            .setUseUnicodeExtraFields(false)
            .setIgnoreLocalFileHeader(true)
            .get()) {
      gate.unpack(zip);
    } catch (IOException | RuntimeException broken) {
      findings.file(new Text("压缩结构已损坏或不完整", "the zip is damaged or incomplete"), "", RESAVE);
    }
    return gate.parts;
  }

  /** A plain package of exactly these parts. */
  static byte[] pack(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(0);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void unpack(ZipFile zip) throws IOException {
    for (ZipArchiveEntry entry : entries(zip, findings).values()) {
      if (!inflate(zip, entry)) {
        break;
      }
    }
  }

  /**
   * What the central directory names, by name as written, none of it unpacked.
   *
   * @param findings receives what may not be unpacked
   */
  public static Map<String, ZipArchiveEntry> entries(ZipFile zip, Findings findings) {
    Map<String, ZipArchiveEntry> sound = new LinkedHashMap<>();
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    if (entries.size() > ENTRIES) {
      findings.file(
          new Text("压缩包内文件太多", "the zip has too many entries"),
          String.valueOf(entries.size()),
          new Text("至多 " + ENTRIES + " 个", "at most " + ENTRIES));
      return sound;
    }
    Set<String> names = new HashSet<>();
    List<String> unsafe = new ArrayList<>();
    for (ZipArchiveEntry entry : entries) {
      String name = entry.getName();
      if (name.endsWith("/") && entry.getSize() == 0) {
        continue;
      }
      if (unsafe(name)) {
        unsafe.add(name);
      } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
        findings.part(name, new Text("压缩包内有同名的部分", "the zip contains this part twice"), "", RESAVE);
      } else if (entry.getGeneralPurposeBit().usesEncryption()) {
        findings.part(
            name,
            new Text("这一部分设有密码", "this part is protected by a password"),
            "",
            new Text("去掉密码后保存", "remove the password, then save"));
      } else if (!zip.canReadEntryData(entry)
          || (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED)) {
        findings.part(name, new Text("压缩方法不认识", "unknown compression"), "", RESAVE);
      } else {
        sound.put(name, entry);
      }
    }
    unsafe(unsafe, findings);
    return sound;
  }

  private static void unsafe(List<String> names, Findings findings) {
    if (!names.isEmpty()) {
      int others = names.size() - 1;
      findings.part(
          shown(names.get(0)),
          others == 0
              ? new Text("压缩包内的路径不允许", "the zip entry has a path that is not allowed")
              : new Text(
                  "压缩包内的路径不允许，另有 " + others + " 个也是",
                  "the zip entry has a path that is not allowed, and so have "
                      + others
                      + " others"),
          names.get(0),
          new Text("普通的相对路径，用 / 分隔", "a plain relative path with / between its steps"));
    }
  }

  private boolean inflate(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    String name = entry.getName();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CRC32 check = new CRC32();
    byte[] buffer = new byte[16 << 10];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        unpacked += read;
        if (unpacked > UNPACKED_BYTES) {
          findings.part(
              name,
              new Text("解压后的内容太大", "the zip unpacks to too much"),
              "",
              new Text(
                  "全部解压后至多 " + (UNPACKED_BYTES >> 20) + " MB；可清除空单元格的格式",
                  "at most "
                      + (UNPACKED_BYTES >> 20)
                      + " MB in all; clear the formats of empty cells"));
          return false;
        }
        out.write(buffer, 0, read);
        check.update(buffer, 0, read);
        long packed = Math.max(1, entry.getCompressedSize());
        if (out.size() > RATIO_FROM && out.size() / packed > RATIO) {
          findings.part(
              name,
              new Text("压缩比异常，像压缩炸弹", "the compression ratio is that of a zip bomb"),
              "",
              new Text("压缩比至多 " + RATIO + " 倍", "at most " + RATIO + " times its packed size"));
          return false;
        }
      }
    } catch (IOException | RuntimeException broken) {
      findings.part(
          name, new Text("这一部分已损坏或不完整", "this part is damaged or incomplete"), "", RESAVE);
      return true;
    }
    if (check.getValue() != entry.getCrc() || entry.getSize() != out.size()) {
      findings.part(
          name,
          new Text(
              "这一部分与压缩包的记载不符，文件已损坏", "this part is not what the zip declares: the file is damaged"),
          "",
          RESAVE);
      return true;
    }
    parts.put(name, out.toByteArray());
    return true;
  }

  private static boolean unsafe(String name) {
    return name.isEmpty()
        || name.length() > 200
        || name.startsWith("/")
        || name.endsWith("/")
        || name.contains("//")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)
        || List.of(name.split("/")).contains("..")
        || List.of(name.split("/")).contains(".");
  }

  private static String shown(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
  }
}
