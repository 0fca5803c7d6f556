package org.shouxin.reports;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A native column chart of customers by grade, fed by the cells of the table above it. */
final class GradeChart {

  private static final byte[] TEAL = {0x1F, 0x6F, 0x78};
  private static final int COLUMNS = 6;

  private GradeChart() {}

  /**
   * Draws the chart.
   *
   * @param top index of its first row
   * @param height in rows
   * @param grades the table's rows: first column names, last column customers
   */
  static void draw(XSSFSheet sheet, int top, int height, CellRangeAddress grades) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, 0, top, COLUMNS, top + height);
    XSSFChart chart = drawing.createChart(anchor);
    chart.setTitleText("各等级客户数  Customers by grade");
    chart.setTitleOverlay(false);
    XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
    up.setCrosses(AxisCrosses.AUTO_ZERO);
    up.setCrossBetween(AxisCrossBetween.BETWEEN);
    up.setNumberFormat("#,##0");
    up.setMinimum(0);
    XDDFDataSource<String> names =
        XDDFDataSourcesFactory.fromStringCellRange(sheet, column(grades, grades.getFirstColumn()));
    XDDFNumericalDataSource<Double> customers =
        XDDFDataSourcesFactory.fromNumericCellRange(sheet, column(grades, grades.getLastColumn()));
    XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, up);
    data.setBarDirection(BarDirection.COL);
    data.setGapWidth(60);
    data.setVaryColors(false);
    XDDFChartData.Series series = data.addSeries(names, customers);
    series.setTitle("客户数 Customers", null);
    series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(TEAL)));
    chart.plot(data);
    showValues(chart);
  }

  private static void showValues(XSSFChart chart) {
    var labels = chart.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0).addNewDLbls();
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(true);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(false);
    labels.addNewShowPercent().setVal(false);
    labels.addNewShowBubbleSize().setVal(false);
  }

  private static CellRangeAddress column(CellRangeAddress rows, int column) {
    return new CellRangeAddress(rows.getFirstRow(), rows.getLastRow(), column, column);
  }
}
