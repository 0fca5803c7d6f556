package org.shouxin.samples;

import java.util.List;

/** The five lines of business of the sample ledger, and what is sold in each. */
enum BusinessLine {
  NONFERROUS("nonferrous", 60_000, 6, "电解铜 铝锭 铅锭 锌锭 铜杆", 70_000, "电线电缆 铜加工 铝加工 电子材料 机电设备"),
  STEEL(
      "steel",
      90_000,
      7,
      "螺纹钢 热轧卷板 中厚板 H型钢 线材",
      3_900,
      "building bridge installation machine vehicle ship hardware container wire other"),
  DIRECT_SUPPLY(
      "direct-supply",
      50_000,
      5,
      "食品原料 包装材料 清洗剂 冷冻调理品 办公耗材",
      0,
      "manufacturing trade transport information catering agriculture construction other"),
  GROUP("group", 40_000, 6, "化工原料 机械配件 仪器仪表 包装材料", 0, "化工 机械 电子 纺织 食品"),
  DEVELOPMENT("development", 30_000, 5, "样品", 0, "机械制造 电子信息 新能源 汽车配件 建材");

  private static final List<BusinessLine> TURN =
      List.of(
          NONFERROUS,
          STEEL,
          DIRECT_SUPPLY,
          GROUP,
          NONFERROUS,
          STEEL,
          DIRECT_SUPPLY,
          GROUP,
          NONFERROUS,
          DEVELOPMENT);

  final String code;
  final double leastMonthly;
  final double spread;
  final List<String> goods;
  final double pricePerTonne;
  final List<String> industries;

  BusinessLine(
      String code,
      double leastMonthly,
      double spread,
      String goods,
      double pricePerTonne,
      String industries) {
    this.code = code;
    this.leastMonthly = leastMonthly;
    this.spread = spread;
    this.goods = List.of(goods.split(" "));
    this.pricePerTonne = pricePerTonne;
    this.industries = List.of(industries.split(" "));
  }

  /** The line of a numbered customer: all of them among any ten in a row. */
  static BusinessLine of(int number) {
    return TURN.get((number - 1) % TURN.size());
  }
}
