package org.shouxin.workbook;

import static org.shouxin.workbook.Hostile.FILE;
import static org.shouxin.workbook.Hostile.file;
import static org.shouxin.workbook.Hostile.parts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Files that are no workbook, zip bombs and broken zips. */
final class HostileZips {

  private HostileZips() {}

  static Stream<Hostile> all() {
    return Stream.of(others(), bombs(), names()).flatMap(each -> each);
  }

  private static Stream<Hostile> others() {
    return Stream.of(
        file("an empty file", () -> new byte[0], FILE, "the file is empty"),
        file("an old .xls", HostileZips::xls, FILE, "an old Excel file (.xls)"),
        file("a password", HostileZips::encrypted, FILE, "protected by a password"),
        file("a renamed CSV", () -> Workbooks.utf8("客户,得分\nA,1\n"), FILE, "a renamed CSV"),
        file("a web page", () -> Workbooks.utf8("<html><table>"), FILE, "a web page or XML file"),
        file("a PDF", () -> Workbooks.utf8("%PDF-1.7\n\u0000"), FILE, "this is a PDF"),
        file("random bytes", () -> random(5_000), FILE, "not an Excel workbook"),
        file("a file of 9 MB", () -> random(9 << 20), FILE, "the file is too large"),
        file("an empty zip", () -> Workbooks.zip(Map.of()), FILE, "the zip is empty"),
        file("a zip of texts", () -> zip("a.txt", "x"), FILE, "the zip contains no workbook"),
        file("a zip in a zip in a zip", HostileZips::nested, FILE, "the zip contains no workbook"),
        file(
            "an OpenDocument file",
            () -> zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            FILE,
            "this is an OpenDocument file"),
        file("half a file", () -> cut(0.5), FILE, "the zip is damaged or incomplete"),
        file("a file that lacks its end", () -> cut(0.99), FILE, "damaged or incomplete"),
        file("flipped bits", HostileZips::flipped, Hostile.SHEET, "damaged"),
        file("a part with a password", () -> flagged(8, 1), Hostile.SHEET, "by a password"),
        file(
            "an unknown compression", () -> flagged(10, 99), Hostile.SHEET, "unknown compression"));
  }

  private static Stream<Hostile> bombs() {
    return Stream.of(
        parts(
            "a shared string of 100 MB",
            all -> all.put("xl/sharedStrings.xml", new byte[100 << 20]),
            "xl/sharedStrings.xml",
            "that of a zip bomb"),
        parts(
            "a picture of 30 MB",
            all -> all.put("xl/media/image1.png", random(7 << 20, 4)),
            "xl/media/image1.png",
            "the zip unpacks to too much"),
        parts("3,000 parts", HostileZips::many, FILE, "the zip has too many entries"),
        parts(
            "100 parts of 300 kB each",
            all -> {
              for (int i = 0; i < 100; i++) {
                all.put("xl/media/image" + i + ".png", new byte[300_000]);
              }
            },
            "xl/media/image83.png",
            "the zip unpacks to too much"),
        file("many entries over one content", HostileZips::overlapping, FILE, "too many entries"),
        file("150,000 entries in its list", () -> listed(150_000), FILE, "too many entries"),
        file(
            "a declared size of 4 GB",
            () -> flagged(24, -2),
            Hostile.SHEET,
            "not what the zip declares"),
        file(
            "a declared packed size of 2 GB",
            () -> flagged(20, 0x7fffffff),
            Hostile.SHEET,
            "damaged"));
  }

  private static Stream<Hostile> names() {
    return Stream.concat(
        Stream.of("../../etc/x.xml", "/etc/passwd.xml", "xl\\..\\x.xml", "C:/x.xml", "a/./b.xml")
            .map(
                name ->
                    parts(
                        "the path " + name,
                        all -> all.put(name, Workbooks.utf8("<a/>")),
                        name.replace('\\', '/'),
                        "a path that is not allowed")),
        Stream.of(
            parts(
                "a part twice, in two cases of letters",
                all -> all.put("xl/Workbook.XML", Workbooks.utf8("<a/>")),
                "xl/Workbook.XML",
                "the zip contains this part twice"),
            file("a part twice", HostileZips::twice, Hostile.SHEET, "twice")));
  }

  private static byte[] random(int size) {
    return random(size, 1);
  }

  /** Random bytes, each so often: packs by that factor. */
  private static byte[] random(int size, int times) {
    byte[] block = new byte[1 << 10];
    Random random = new Random(7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (out.size() < size * times) {
      random.nextBytes(block);
      for (int i = 0; i < times; i++) {
        out.writeBytes(block);
      }
    }
    return out.toByteArray();
  }

  private static byte[] xls() {
    return compound("Workbook");
  }

  private static byte[] encrypted() {
    return compound("EncryptedPackage");
  }

  /** An OLE2 file with a stream of this name. */
  private static byte[] compound(String stream) {
    byte[] file = new byte[8_000];
    byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A};
    byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(magic, 0, file, 0, magic.length);
    System.arraycopy(name, 0, file, 5_000, name.length);
    return file;
  }

  private static byte[] zip(String name, String content) {
    return Workbooks.zip(Map.of(name, Workbooks.utf8(content)));
  }

  private static byte[] nested() {
    byte[] inner = Workbooks.sound().bytes();
    for (int i = 0; i < 20; i++) {
      inner = Workbooks.zip(Map.of("policy.xlsx", inner));
    }
    return inner;
  }

  private static byte[] cut(double share) {
    byte[] whole = Workbooks.sound().bytes();
    return Arrays.copyOf(whole, (int) (whole.length * share));
  }

  private static void many(Map<String, byte[]> parts) {
    for (int i = 0; i < 3_000; i++) {
      parts.put("xl/media/image" + i + ".png", new byte[0]);
    }
  }

  private static byte[] flipped() {
    byte[] file = Workbooks.sound().bytes();
    int header = local(file);
    int data =
        header + 30 + buffer(file).getShort(header + 26) + buffer(file).getShort(header + 28);
    for (int i = 20; i < 40; i++) {
      file[data + i] ^= 0x55;
    }
    return file;
  }

  private static byte[] flagged(int offset, int value) {
    byte[] file = Workbooks.sound().bytes();
    ByteBuffer bytes = buffer(file);
    int central = central(file);
    if (offset < 20) {
      bytes.putShort(central + offset, (short) value);
    } else {
      bytes.putInt(central + offset, value);
    }
    return file;
  }

  private static byte[] twice() {
    Map<String, byte[]> parts = new LinkedHashMap<>(Workbooks.sound().parts());
    parts.put("xl/worksheets/sheetX.xml", parts.getOrDefault(Hostile.SHEET, new byte[0]));
    String zip = new String(Workbooks.zip(parts), StandardCharsets.ISO_8859_1);
    return zip.replace("sheetX.xml", "sheet1.xml").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] overlapping() {
    return repeated(zip("a.xml", "<a/>"), 2_500);
  }

  private static byte[] listed(int entries) {
    return repeated(zip("a", ""), entries);
  }

  /** The same zip with the only entry of its list repeated. */
  private static byte[] repeated(byte[] zip, int times) {
    int end = zip.length - 22;
    int central = buffer(zip).getInt(end + 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(zip, 0, central);
    for (int i = 0; i < times; i++) {
      out.write(zip, central, end - central);
    }
    ByteBuffer tail = buffer(Arrays.copyOfRange(zip, end, zip.length));
    tail.putShort(8, (short) times).putShort(10, (short) times);
    tail.putInt(12, (end - central) * times);
    out.writeBytes(tail.array());
    return out.toByteArray();
  }

  private static ByteBuffer buffer(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int local(byte[] file) {
    return text(file).indexOf(Hostile.SHEET) - 30;
  }

  private static int central(byte[] file) {
    return text(file).lastIndexOf(Hostile.SHEET) - 46;
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }
}
