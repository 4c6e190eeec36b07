// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws timelines into a folder. */
record ScalingPlots(Path folder) {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 360;

  void compare(RecordedLag recorded, Timeline modelled) {
    XYChart chart = chart("One pod a stage: recorded and modelled", "records waiting");
    for (int stage = 0; stage < Simulation.STAGES.size(); stage++) {
      int index = stage;
      String name = Simulation.STAGES.get(stage);
      add(chart, name + ", recorded", recorded.column(0), recorded.column(stage + 1));
      add(chart, name + ", modelled", modelled, moment -> moment.lags()[index]);
    }
    save(chart, "recorded");
  }

  void draw(Workload workload, Timeline timeline) {
    XYChart chart = chart(workload.name(), "pictures waiting for Stage-II");
    add(chart, "waiting", timeline, moment -> moment.lags()[2]);
    add(chart, "pods", timeline, moment -> moment.pods()[2]);
    chart.setYAxisGroupTitle(0, "pictures waiting for Stage-II");
    chart.setYAxisGroupTitle(1, "pods of Stage-II");
    chart.getSeriesMap().get("pods").setYAxisGroup(1);
    chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
    save(chart, workload.name().replaceAll("[^a-z]+", " ").trim().replace(' ', '-'));
  }

  private static XYChart chart(String title, String axis) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("seconds")
            .yAxisTitle(axis)
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    return chart;
  }

  private static void add(
      XYChart chart, String name, Timeline timeline, ToDoubleFunction<Timeline.Moment> value) {
    double[] seconds = timeline.moments().stream().mapToDouble(Timeline.Moment::second).toArray();
    add(chart, name, seconds, timeline.moments().stream().mapToDouble(value).toArray());
  }

  private static void add(XYChart chart, String name, double[] x, double[] y) {
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
  }

  private void save(XYChart chart, String name) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    chart.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    try {
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
