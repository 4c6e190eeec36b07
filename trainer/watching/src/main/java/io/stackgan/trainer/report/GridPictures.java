// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import io.stackgan.trainer.watching.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** A stage's sample grids as HTML: a picture a caption over time, and the last grid. */
final class GridPictures {

  private static final int MOMENTS = 8;
  private static final int COLUMNS = 8;
  private static final int SKETCH = 64;
  private static final float QUALITY = 0.8f;

  private final StageRecord stage;

  GridPictures(StageRecord stage) {
    this.stage = stage;
  }

  /** The first picture of each caption, at moments spread over the training. */
  String overTime() throws IOException {
    List<Long> moments = moments();
    List<BufferedImage> grids = new ArrayList<>();
    for (long moment : moments) {
      grids.add(read(stage.grids().get(moment)));
    }
    Html html = new Html().open("table class='over-time'").open("tr").element("th", "step");
    moments.forEach(moment -> html.element("th", "%,d".formatted(moment)));
    html.close("tr");
    for (int row = 0; row < rows(grids.get(0)); row++) {
      html.open("tr").element("td class='caption'", caption(row));
      for (BufferedImage grid : grids) {
        html.open("td").raw(image(cell(grid, row, 1), cellWidth(grid))).close("td");
      }
      html.close("tr");
    }
    return html.close("table").text();
  }

  /** The newest grid, a row of pictures for each caption. */
  String last() throws IOException {
    BufferedImage grid = read(new TreeMap<>(stage.grids()).lastEntry().getValue());
    int columns = side(grid) > SKETCH ? 5 : COLUMNS;
    int width = columns * (side(grid) > SKETCH ? 160 : side(grid));
    Html html = new Html().open("table class='last'");
    for (int row = 0; row < rows(grid); row++) {
      html.open("tr").element("td class='caption'", caption(row));
      html.open("td").raw(image(cell(grid, row, columns), width)).close("td").close("tr");
    }
    return html.close("table").text();
  }

  private List<Long> moments() {
    List<Long> all = List.copyOf(stage.grids().keySet());
    List<Long> moments = new ArrayList<>();
    int count = Math.min(MOMENTS, all.size());
    for (int i = 0; i < count; i++) {
      moments.add(all.get(count == 1 ? 0 : i * (all.size() - 1) / (count - 1)));
    }
    return moments;
  }

  private static BufferedImage read(Path grid) throws IOException {
    return ImageIO.read(grid.toFile());
  }

  private static int side(BufferedImage grid) {
    return grid.getWidth() / COLUMNS;
  }

  private static int rows(BufferedImage grid) {
    return grid.getHeight() / side(grid);
  }

  private static int cellWidth(BufferedImage grid) {
    return side(grid) > SKETCH ? 96 : SKETCH;
  }

  private static BufferedImage cell(BufferedImage grid, int row, int columns) {
    int side = side(grid);
    return grid.getSubimage(0, row * side, columns * side, side);
  }

  private String caption(int row) {
    return row < stage.captions().size() ? stage.captions().get(row) : "";
  }

  private static String image(BufferedImage picture, int width) {
    return Html.image("jpeg", Pictures.jpeg(Pictures.atMost(width, picture), QUALITY));
  }
}
