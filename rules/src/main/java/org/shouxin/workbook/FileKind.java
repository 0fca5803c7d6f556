package org.shouxin.workbook;

import java.nio.charset.StandardCharsets;
import org.shouxin.problem.Text;

/** Determines from its first bytes why a file is not a workbook. */
public final class FileKind {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final Text ALLOWED = new Text("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)");

  private FileKind() {}

  /** Whether the file begins like an .xlsx; otherwise reports what it is. */
  public static boolean passes(byte[] file, Findings findings) {
    if (starts(file, ZIP)) {
      return true;
    }
    if (file.length == 0) {
      findings.file(new Text("文件是空的", "the file is empty"), "", ALLOWED);
    } else if (starts(file, OLE2) && contains(file, "EncryptedPackage")) {
      findings.file(
          new Text("工作簿设有打开密码", "the workbook is protected by a password"),
          "",
          new Text("在 Excel 中去掉密码后保存", "remove the password in Excel, then save"));
    } else if (starts(file, OLE2)) {
      findings.file(
          new Text("这是旧版 Excel 文件（.xls）", "this is an old Excel file (.xls)"),
          "",
          new Text("在 Excel 中另存为 .xlsx", "save it as .xlsx in Excel"));
    } else if (starts(file, new byte[] {'P', 'K'})) {
      findings.file(
          new Text("压缩包是空的或分卷的", "the zip is empty or split over several files"), "", ALLOWED);
    } else if (starts(file, "%PDF".getBytes(StandardCharsets.US_ASCII))) {
      findings.file(new Text("这是 PDF 文件", "this is a PDF"), "", ALLOWED);
    } else if (readable(file)) {
      String start = new String(file, 0, Math.min(file.length, 60), StandardCharsets.UTF_8);
      findings.file(
          start.stripLeading().startsWith("<")
              ? new Text("这是网页或 XML 文件", "this is a web page or XML file")
              : new Text("这是文本文件，可能是改了扩展名的 CSV", "this is a text file, perhaps a renamed CSV"),
          start,
          new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"));
    } else {
      findings.file(new Text("这不是 Excel 工作簿", "this is not an Excel workbook"), "", ALLOWED);
    }
    return false;
  }

  private static boolean starts(byte[] file, byte[] magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (file[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] file, String stream) {
    byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
    for (int i = 0; i + name.length <= file.length; i++) {
      int j = 0;
      while (j < name.length && file[i + j] == name[j]) {
        j++;
      }
      if (j == name.length) {
        return true;
      }
    }
    return false;
  }

  private static boolean readable(byte[] file) {
    for (int i = 0; i < Math.min(file.length, 512); i++) {
      if (file[i] >= 0 && file[i] < ' ' && "\t\r\n".indexOf(file[i]) < 0) {
        return false;
      }
    }
    return true;
  }
}
