package org.shouxin.workbook.table;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Findings;
import org.shouxin.workbook.ZipGate;

/**
 * The parts of a workbook on disk, unpacked when they are asked for: small ones whole, those with
 * the cells as a stream. What is packed like a bomb or differs from what the zip declares is
 * refused.
 */
final class TableZip implements ZipGate.Parts, Closeable {

  /** Most bytes of a part that is read whole. */
  private static final int WHOLE = 8 << 20;

  private static final int RATIO_FROM = 1 << 20;
  private static final Text RESAVE =
      new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx");

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Findings findings;

  TableZip(SeekableByteChannel file, Findings findings) throws IOException {
    this.findings = findings;
    this.zip =
        ZipFile.builder()
            .setSeekableByteChannel(file)
            .setUseUnicodeExtraFields(false)
            .setIgnoreLocalFileHeader(true)
            .get();
    entries.putAll(ZipGate.entries(zip, findings));
  }

  @Override
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  @Override
  public byte @Nullable [] bytes(String name) {
    if (!has(name)) {
      return null;
    }
    try (Part in = stream(name)) {
      byte[] bytes = in.readNBytes(WHOLE + 1);
      if (bytes.length > WHOLE) {
        findings.part(name, new Text("这一部分太大", "this part is too large"), "", Text.same("8 MB"));
      }
      return bytes;
    } catch (IOException broken) {
      return null;
    }
  }

  /** A part that is there, as a stream. */
  Part stream(String name) throws IOException {
    ZipArchiveEntry entry = entries.get(name);
    if (entry == null) {
      throw new IOException(name);
    }
    return new Part(name, entry, zip.getInputStream(entry));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The content of a part, counted and checked as it is read. */
  final class Part extends FilterInputStream {
    private final String name;
    private final ZipArchiveEntry entry;
    private final CRC32 check = new CRC32();
    private long count;
    private boolean refused;
    private boolean ended;

    private Part(String name, ZipArchiveEntry entry, InputStream in) {
      super(in);
      this.name = name;
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (ended) {
        return -1;
      }
      int read;
      try {
        read = in.read(into, from, most);
      } catch (IOException | RuntimeException broken) {
        throw refuse(new Text("这一部分已损坏或不完整", "this part is damaged or incomplete"), RESAVE);
      }
      if (read < 0) {
        if (check.getValue() != entry.getCrc() || count != entry.getSize()) {
          throw refuse(
              new Text(
                  "这一部分与压缩包的记载不符，文件已损坏",
                  "this part is not what the zip declares: the file is damaged"),
              RESAVE);
        }
        ended = true;
        return read;
      }
      count += read;
      check.update(into, from, read);
      if (count > RATIO_FROM && count / Math.max(1, entry.getCompressedSize()) > ZipGate.RATIO) {
        throw refuse(
            new Text("压缩比异常，像压缩炸弹", "the compression ratio is that of a zip bomb"),
            new Text(
                "压缩比至多 " + ZipGate.RATIO + " 倍",
                "at most " + ZipGate.RATIO + " times its packed size"));
      }
      return read;
    }

    private IOException refuse(Text what, Text allowed) {
      if (!refused) {
        refused = true;
        findings.part(name, what, "", allowed);
      }
      return new IOException(what.en());
    }

    /** Whether it was refused, which says more than what became of its text. */
    boolean refused() {
      return refused;
    }
  }
}
