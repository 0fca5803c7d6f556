package org.shouxin.samples;

import java.util.List;

/** Plausible Chinese company names: place, trade name, trade and legal form. No real company. */
final class CompanyNames {

  private static final List<String> PLACES =
      List.of(
          "江西", "铜陵", "鹰潭", "佛山", "南海", "宁波", "余姚", "上海", "无锡", "常州", "苏州", "昆明", "个旧", "白银", "金昌",
          "洛阳", "巩义", "郑州", "长沙", "株洲", "郴州", "柳州", "南宁", "济南", "滨州", "烟台", "沈阳", "葫芦岛", "天津",
          "石家庄", "保定", "西安", "宝鸡", "兰州", "成都", "重庆", "贵阳", "厦门", "东莞", "中山");

  private static final List<String> FIRST =
      List.of(
          "鑫", "宏", "金", "华", "恒", "瑞", "兴", "永", "同", "德", "盛", "东", "海", "天", "中", "大", "顺", "福",
          "佳", "新");

  private static final List<String> SECOND =
      List.of(
          "源", "达", "泰", "昌", "隆", "丰", "利", "康", "信", "诚", "晟", "辉", "联", "通", "锐", "腾", "博", "润",
          "远", "茂");

  private static final List<String> TRADES =
      List.of(
          "铜业", "铝业", "铅锌", "有色金属", "金属材料", "电线电缆", "合金材料", "铜管", "铝型材", "电工器材", "机电设备", "新材料科技",
          "再生资源", "金属制品", "供应链管理", "工贸", "压铸", "线束", "汽车零部件", "电子材料");

  private static final List<String> FORMS =
      List.of("有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司");

  private static final List<String> SMALL_FORMS = List.of("经营部", "商行", "加工厂", "五金店");

  private CompanyNames() {}

  static String place(SeededRandom random) {
    return random.oneOf(PLACES);
  }

  /**
   * Draws the name of a company of a place.
   *
   * @param sporadic whether it is a small casual customer, which gets a small firm's legal form
   */
  static String of(String place, SeededRandom random, boolean sporadic) {
    return place
        + random.oneOf(FIRST)
        + random.oneOf(SECOND)
        + random.oneOf(TRADES)
        + random.oneOf(sporadic ? SMALL_FORMS : FORMS);
  }
}
