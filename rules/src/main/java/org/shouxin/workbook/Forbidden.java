package org.shouxin.workbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shouxin.problem.Text;

/**
 * What a workbook of data never needs, recognised by names of parts, content types and
 * relationships.
 */
enum Forbidden {
  /** VBA, Excel 4 macros, dialogs. */
  MACROS(
      new Text("工作簿含有宏", "the workbook has macros"),
      new Text("另存为不含宏的 .xlsx", "save it as .xlsx without macros"),
      List.of("vba", "macro", "dialogsheet")),
  /** Other workbooks, DDE. */
  LINKS(
      new Text("工作簿链接到其他文件或程序", "the workbook links to another file or program"),
      new Text("在“数据”→“编辑链接”中断开链接", "break the links under Data, Edit Links"),
      List.of("externallink", "webimage", "relationships/attachedtemplate")),
  /** OLE objects, other documents inside. */
  EMBEDDED(
      new Text("工作簿嵌入了其他文件或对象", "the workbook embeds a file or object"),
      new Text("删除嵌入的对象", "delete the embedded object"),
      List.of("embedding", "oleobject", "relationships/package", "relationships/aspackage")),
  /** ActiveX and form controls. */
  CONTROLS(
      new Text("工作簿含有控件", "the workbook has controls"),
      new Text("删除按钮等控件", "delete the buttons and other controls"),
      List.of("activex", "ctrlprop", "controlproperties", "relationships/control")),
  /** Ribbon extensions. */
  CUSTOM_UI(
      new Text("工作簿改动了 Excel 界面", "the workbook changes Excel's ribbon"),
      new Text("另存为普通 .xlsx", "save it as a plain .xlsx"),
      List.of("customui", "ui/extensibility", "usercustomization")),
  /** Connections to data, queries. */
  CONNECTIONS(
      new Text("工作簿连接外部数据", "the workbook connects to outside data"),
      new Text("在“数据”中删除查询和连接", "delete the queries and connections under Data"),
      List.of("connections", "querytable", "datamashup")),
  /** The data model. */
  DATA_MODEL(
      new Text("工作簿含有数据模型", "the workbook has a data model"),
      new Text("删除数据模型", "delete the data model"),
      List.of("xl/model/", "model+data", "powerpivot")),
  /** Pivot tables, which keep hidden copies of data. */
  PIVOTS(
      new Text(
          "工作簿含有数据透视表，其中存有隐藏的数据副本",
          "the workbook has a pivot table, which keeps a hidden copy of data"),
      new Text("删除数据透视表", "delete the pivot table"),
      List.of("pivot")),
  /** Office add-ins and Python. */
  ADD_INS(
      new Text("工作簿带有加载项或脚本", "the workbook brings an add-in or script"),
      new Text("删除加载项和脚本", "remove add-ins and scripts"),
      List.of("webextension", "taskpane", "python")),
  /** Parts of a kind that no table needs. */
  STRANGE(
      new Text("工作簿里不应有这种部分", "a part of this kind is not allowed in a workbook"),
      new Text("另存为普通 .xlsx", "save it as a plain .xlsx"),
      List.of());

  private static final List<String> KINDS =
      List.of(
          "xml", "rels", "vml", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf",
          "svg", "wdp");

  private final Text what;
  private final Text allowed;
  private final List<String> tokens;

  Forbidden(Text what, Text allowed, List<String> tokens) {
    this.what = what;
    this.allowed = allowed;
    this.tokens = tokens;
  }

  /** What is wrong. */
  Text what() {
    return what;
  }

  /** What to do about it. */
  Text allowed() {
    return allowed;
  }

  /** The feature that a content type, relationship type or element of this name brings in. */
  static Optional<Forbidden> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Forbidden each : values()) {
      if (each.tokens.stream().anyMatch(lower::contains)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The feature that a part of this name brings in. */
  static Optional<Forbidden> part(String name) {
    Optional<Forbidden> byName = named(name);
    if (byName.isPresent()) {
      return byName;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String kind = lower.substring(lower.lastIndexOf('.') + 1);
    boolean printer = lower.startsWith("xl/printersettings/") && kind.equals("bin");
    return KINDS.contains(kind) || printer ? Optional.empty() : Optional.of(STRANGE);
  }
}
