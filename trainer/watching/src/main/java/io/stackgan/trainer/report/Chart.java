// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over steps. */
final class Chart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;

  /** Halves. */
  private static final int SCALE = 3;

  private static final int POINTS = 240;
  private static final Color INK = new Color(0x33, 0x3a, 0x45);
  private static final Color LINES = new Color(0xe6, 0xe8, 0xec);
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x1f, 0x6f, 0xb4),
          new Color(0xd9, 0x5f, 0x02),
          new Color(0x2a, 0x9d, 0x5f),
          new Color(0x8e, 0x4f, 0xa8));

  private final XYChart chart;

  /**
   * @param smoothed whether many noisy points are to be drawn as a trend with themselves behind it
   */
  Chart(String title, List<Series> curves, boolean smoothed) {
    chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    style(chart.getStyler());
    for (int i = 0; i < curves.size(); i++) {
      add(curves.get(i).thinned(POINTS), COLOURS.get(i % COLOURS.size()), smoothed);
    }
  }

  private void add(Series curve, Color colour, boolean smoothed) {
    if (smoothed) {
      XYSeries behind = line(curve.name() + " ", curve, faint(colour), 1f);
      behind.setShowInLegend(false);
    }
    line(curve.name(), smoothed ? curve.smoothed(4) : curve, colour, 2f);
  }

  private XYSeries line(String name, Series curve, Color colour, float width) {
    XYSeries line = chart.addSeries(name, curve.steps(), curve.values());
    line.setLineColor(colour);
    line.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    line.setMarker(curve.values().size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    line.setMarkerColor(colour);
    return line;
  }

  /** Mixed with white rather than translucent, which not every viewer of SVG draws alike. */
  private static Color faint(Color colour) {
    return new Color(mixed(colour.getRed()), mixed(colour.getGreen()), mixed(colour.getBlue()));
  }

  private static int mixed(int part) {
    return (part + 3 * 255) / 4;
  }

  private static void style(XYStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(LINES);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTickMarksColor(LINES);
    styler.setAxisTickLabelsColor(INK);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    styler.setChartTitleBoxVisible(false);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setAxisTitlesVisible(false);
    styler.setXAxisDecimalPattern("#,###");
    styler.setPlotMargin(0);
    styler.setXAxisMin(0.0);
    styler.setXAxisMaxLabelCount(8);
    styler.setYAxisDecimalPattern("0.#####");
  }

  byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE / 2, HEIGHT * SCALE / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE / 2.0, SCALE / 2.0);
    chart.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
