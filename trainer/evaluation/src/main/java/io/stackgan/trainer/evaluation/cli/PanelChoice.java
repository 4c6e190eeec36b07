// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.evaluation.judges.ColourJudge;
import io.stackgan.trainer.evaluation.judges.Panel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which judges look at a data set, and what is left out for want of one.
 *
 * @param remarks for the reader of the figures
 */
record PanelChoice(Panel panel, List<String> remarks) {

  private static final String MAKE =
      "make one with ./stackgan train-judges --data %s --out judges, and add --judges judges.";

  /**
   * @param judges the folder that the user named, or null
   * @param folder of the data set
   */
  static PanelChoice of(Path judges, Path folder, ImageTextDataset data) {
    if (judges != null) {
      return with(Panel.of(judges), folder, data);
    }
    if (DrawnData.is(folder) && Panel.knowsDrawnBirds()) {
      return with(Panel.ofDrawnBirds(), folder, data);
    }
    return with(Panel.general(), folder, data);
  }

  private static PanelChoice with(Panel panel, Path folder, ImageTextDataset data) {
    List<String> remarks = new ArrayList<>();
    if (panel.colours().isEmpty()) {
      remarks.add(
          DrawnData.is(folder)
              ? "Colours are left out: there is no judge of them; " + MAKE.formatted(folder)
              : "Colours are left out: they can be judged on drawn birds alone, where it is known"
                  + " which colour each part has.");
    }
    if (panel.match().isEmpty()) {
      remarks.add(
          "R-precision is left out: no judge has learned which captions match which pictures of %s; "
                  .formatted(data.name())
              + MAKE.formatted(folder));
    }
    if (panel.taughtOtherThan(data.fingerprint())) {
      remarks.add(
          "The judges learned from other pictures than those of %s: what they say of real pictures"
                  .formatted(data.name())
              + " stands beside each figure.");
    }
    panel.colours().map(ColourJudge::unsure).ifPresent(unsure -> unsure(unsure, remarks));
    return new PanelChoice(panel, remarks);
  }

  private static void unsure(Map<String, Double> parts, List<String> remarks) {
    if (!parts.isEmpty()) {
      remarks.add(
          "Not judged, since the judge of colours is right on fewer than 97 of 100 real test images: "
              + parts.entrySet().stream()
                  .map(part -> "%s (%.1f %%)".formatted(part.getKey(), 100 * part.getValue()))
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }
}
