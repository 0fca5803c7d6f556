package org.shouxin.workbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shouxin.problem.Text;

/** What a workbook of data never needs, recognised by the types of relationships. */
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
      List.of("externallink", "webimage", "attachedtemplate")),
  /** OLE objects, other documents inside. */
  EMBEDDED(
      new Text("工作簿嵌入了其他文件或对象", "the workbook embeds a file or object"),
      new Text("删除嵌入的对象", "delete the embedded object"),
      List.of("oleobject", "relationships/package")),
  /** ActiveX and form controls. */
  CONTROLS(
      new Text("工作簿含有控件", "the workbook has controls"),
      new Text("删除按钮等控件", "delete the buttons and other controls"),
      List.of("activex", "ctrlprop", "relationships/control")),
  /** Connections to data, queries. */
  CONNECTIONS(
      new Text("工作簿连接外部数据", "the workbook connects to outside data"),
      new Text("在“数据”中删除查询和连接", "delete the queries and connections under Data"),
      List.of("connections", "querytable")),
  /** The data model. */
  DATA_MODEL(
      new Text("工作簿含有数据模型", "the workbook has a data model"),
      new Text("删除数据模型", "delete the data model"),
      List.of("powerpivot", "relationships/model")),
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
      List.of("webextension", "taskpane", "python"));

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

  /** The feature that a relationship of this type brings in. */
  static Optional<Forbidden> named(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    for (Forbidden each : values()) {
      if (each.tokens.stream().anyMatch(lower::contains)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
