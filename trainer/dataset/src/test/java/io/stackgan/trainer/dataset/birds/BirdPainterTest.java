// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BirdPainterTest {

  private static final int BIRDS = 24;

  private final List<Species> atlas = SpeciesAtlas.of(1, SpeciesAtlas.FIRST);

  @Test
  void parts_areSeenInTheirColour() {
    int right = 0;
    int seen = 0;
    for (int i = 1; i <= BIRDS; i++) {
      Scene scene = scene(i);
      BirdPainter painter = new BirdPainter(scene, Dice.of(1, 3, i));
      BufferedImage image = painter.paint();
      for (Part part : List.of(Part.CROWN, Part.WING, Part.BELLY, Part.BREAST, Part.TAIL)) {
        seen++;
        right += scene.species().tint(part) == named(colorAt(image, painter, part)) ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThan(seen * 95 / 100);
  }

  @Test
  void box_holdsTheWholeBird() {
    for (int i = 1; i <= BIRDS; i++) {
      Scene scene = scene(i);
      Rectangle2D box = new BirdPainter(scene, Dice.of(1, 3, i)).box();

      assertThat(new Rectangle2D.Double(0, 0, Scene.SIDE, Scene.SIDE).contains(box)).isTrue();
      assertThat(Math.max(box.getWidth(), box.getHeight())).isBetween(230.0, 280.0);
    }
  }

  private Scene scene(int number) {
    return Scene.of(atlas.get(number % atlas.size()), Dice.of(1, 3, number));
  }

  /** The middle of what is visible of the part's region, averaged over a few pixels. */
  private static Color colorAt(BufferedImage image, BirdPainter painter, Part part) {
    Area area = new Area(painter.bird().shape(BirdShape.Piece.valueOf(part.name())));
    switch (part) {
      case CROWN, BREAST, BELLY -> area.intersect(area(painter, BirdShape.Piece.BODY));
      default -> {}
    }
    if (part == Part.BELLY) {
      area.subtract(area(painter, BirdShape.Piece.BREAST));
    }
    if (part == Part.BREAST) {
      area.subtract(area(painter, BirdShape.Piece.FACE));
      area.subtract(area(painter, BirdShape.Piece.THROAT));
    }
    if (part != Part.WING) {
      area.subtract(area(painter, BirdShape.Piece.WING));
    }
    if (part != Part.TAIL && painter.bird().has(BirdShape.Piece.LEGS)) {
      area.subtract(area(painter, BirdShape.Piece.LEGS));
    }
    return median(image, area);
  }

  private static Area area(BirdPainter painter, BirdShape.Piece piece) {
    return new Area(painter.bird().shape(piece));
  }

  private static Color median(BufferedImage image, Area area) {
    Rectangle2D bounds = area.getBounds2D();
    List<Color> colors = new ArrayList<>();
    for (int y = (int) bounds.getY(); y < bounds.getMaxY(); y++) {
      for (int x = (int) bounds.getX(); x < bounds.getMaxX(); x++) {
        if (area.contains(new Point2D.Double(x, y))) {
          colors.add(new Color(image.getRGB(x, y)));
        }
      }
    }
    colors.sort(Comparator.comparingInt(c -> c.getRed() + c.getGreen() + c.getBlue()));
    return colors.get(colors.size() / 2);
  }

  private static Tint named(Color color) {
    return Arrays.stream(Tint.values())
        .min(Comparator.comparingDouble(tint -> distance(tint.color(), color)))
        .orElseThrow();
  }

  /** Hue matters more than brightness, which light and shadow change. */
  private static double distance(Color one, Color other) {
    double bright = (sum(one) - sum(other)) / 3.0;
    double red = one.getRed() - other.getRed() - bright;
    double green = one.getGreen() - other.getGreen() - bright;
    double blue = one.getBlue() - other.getBlue() - bright;
    return red * red + green * green + blue * blue + bright * bright;
  }

  private static int sum(Color color) {
    return color.getRed() + color.getGreen() + color.getBlue();
  }
}
