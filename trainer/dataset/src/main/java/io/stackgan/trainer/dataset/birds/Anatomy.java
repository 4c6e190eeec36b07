// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things are on a bird that looks to the right, in body lengths, y downwards, the body's
 * centre at (0, 0).
 */
final class Anatomy {

  /** Half the body's length. */
  private static final double HALF = 0.5;

  private final Scene scene;
  private final Build build;
  private final Point2D head;

  Anatomy(Scene scene) {
    this.scene = scene;
    this.build = scene.species().build();
    this.head = headCentre();
  }

  private Point2D headCentre() {
    return scene.pose() == Pose.FLYING
        ? body(0.44 * build.reach(), -0.06)
        : body(0.46 * build.reach(), -0.16 * build.reach());
  }

  Scene scene() {
    return scene;
  }

  Build build() {
    return build;
  }

  /** A point given along (forwards) and across (downwards) the body's axis. */
  Point2D body(double along, double across) {
    return AffineTransform.getRotateInstance(-scene.tilt())
        .transform(new Point2D.Double(along, across), null);
  }

  /** A point of the body's outline, by degrees from the front, downwards. The front is fuller. */
  private Point2D rim(double degrees) {
    double angle = Math.toRadians(degrees);
    double fullness = 1 + 0.12 * Math.cos(angle);
    return body(HALF * Math.cos(angle), build.depth() * Math.sin(angle) * fullness);
  }

  /** A point given forwards and downwards from the head's centre, in head radii. */
  Point2D head(double forwards, double down) {
    AffineTransform turn = AffineTransform.getTranslateInstance(head.getX(), head.getY());
    turn.rotate(-scene.nod());
    turn.scale(build.head(), build.head());
    return turn.transform(new Point2D.Double(forwards, down), null);
  }

  private Point2D headRim(double degrees) {
    double angle = Math.toRadians(degrees);
    return head(Math.cos(angle), Math.sin(angle) * 0.94);
  }

  List<Point2D> outline() {
    List<Point2D> points = new ArrayList<>();
    for (double degrees : new double[] {20, -15, -50, -85, -120, -152}) {
      points.add(headRim(degrees));
    }
    for (double degrees : new double[] {-92, -122, -152, 180, 150, 120, 90, 62, 36}) {
      points.add(rim(degrees));
    }
    if (scene.pose() == Pose.FLYING) {
      points.add(headRim(84));
    } else {
      points.add(rim(14));
      points.add(headRim(58));
    }
    return points;
  }
}
