// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import io.stackgan.contracts.TrainingEvent.Finding;
import java.util.ArrayList;
import java.util.List;

/** Looks at each sample grid, and says what is going wrong. */
public final class GridWatch {

  private static final double DEAD_CONTRAST = 0.2;
  private static final double DEAD_CHANGE = 1e-4;
  private static final double COLLAPSED = 0.3;
  private static final double MEMORISED = 0.5;
  private static final int LOOKS = 3;

  /** Until then pictures may be grey, above all where weights are averaged. */
  private static final long FIRST_STEP = 500;

  private final String stage;
  private final Alarm constant = new Alarm(LOOKS);
  private final Alarm unchanged = new Alarm(LOOKS);
  private final Alarm collapsed = new Alarm(LOOKS);
  private final Alarm captionCollapsed = new Alarm(LOOKS);
  private final Alarm memorised = new Alarm(LOOKS);
  private List<float[]> earlier = List.of();

  public GridWatch(String stage) {
    this.stage = stage;
  }

  /**
   * @param step of the grid
   */
  public List<Finding> look(long step, PictureGrid grid, GridMeasures measures) {
    return step < FIRST_STEP ? List.of() : look(grid, measures);
  }

  private List<Finding> look(PictureGrid grid, GridMeasures measures) {
    List<Finding> findings = new ArrayList<>();
    boolean dead = measures.contrast() < DEAD_CONTRAST;
    if (constant.rings(dead)) {
      findings.add(constantPictures(measures.contrast()));
    }
    if (unchanged.rings(!dead && change(grid) < DEAD_CHANGE)) {
      findings.add(unchangedPictures());
    }
    boolean alike = !dead && measures.diversity() < COLLAPSED;
    if (collapsed.rings(alike)) {
      findings.add(collapse(measures.diversity()));
    }
    if (captionCollapsed.rings(!dead && !alike && measures.captionDiversity() < COLLAPSED)) {
      findings.add(captionCollapse(measures.captionDiversity()));
    }
    if (memorised.rings(!dead && measures.novelty() < MEMORISED)) {
      findings.add(memory(measures.novelty()));
    }
    return findings;
  }

  /** Mean difference of the thumbnails to those of the grid before. */
  private double change(PictureGrid grid) {
    List<float[]> now =
        grid.pictures().stream().map(picture -> Thumbnail.of(picture, grid.size())).toList();
    double sum = 0;
    for (int i = 0; i < Math.min(now.size(), earlier.size()); i++) {
      sum += Thumbnail.distance(now.get(i), earlier.get(i));
    }
    boolean first = earlier.isEmpty();
    earlier = now;
    return first ? Double.MAX_VALUE : sum / now.size();
  }

  private Finding constantPictures(double contrast) {
    return new Finding(
        "dead-generator",
        "%s: pictures are of almost one colour (contrast %.2f of real images')"
            .formatted(stage, contrast),
        "start anew with %1$s.generator-rate and %1$s.discriminator-rate at 1e-4".formatted(stage));
  }

  private Finding unchangedPictures() {
    return new Finding(
        "dead-generator",
        "%s: pictures no longer change from grid to grid".formatted(stage),
        "raise %1$s.generator-rate, or end the stage with %1$s.minutes or %1$s.epochs"
            .formatted(stage));
  }

  private Finding collapse(double diversity) {
    return new Finding(
        "mode-collapse",
        "%s: pictures of different captions are alike (diversity %.2f of real images')"
            .formatted(stage, diversity),
        "resume with half the %1$s.generator-rate; if it stays, start anew with a larger %1$s.batch"
            .formatted(stage));
  }

  private Finding captionCollapse(double diversity) {
    return new Finding(
        "mode-collapse",
        "%s: pictures of one caption are alike (diversity %.2f of real images of one class)"
            .formatted(stage, diversity),
        "resume with a larger %1$s.kl-weight, which keeps the caption from deciding everything, or with half the %1$s.generator-rate"
            .formatted(stage));
  }

  private Finding memory(double novelty) {
    return new Finding(
        "memorised-images",
        "%s: pictures are nearer to training images than unseen real images are (novelty %.2f)"
            .formatted(stage, novelty),
        "use an earlier checkpoint, fewer %1$s.epochs, more images, or a smaller %1$s.discriminator-width"
            .formatted(stage));
  }
}
