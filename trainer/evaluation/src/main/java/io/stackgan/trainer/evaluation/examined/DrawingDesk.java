// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.evaluation.features.FeatureNetwork;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.Digest;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a release draw. What it drew is kept portion by portion, so that an evaluation that was
 * interrupted goes on where it was, and more samples cost only the new ones.
 */
public final class DrawingDesk {

  private static final int PORTION = 100;

  private final Generator generator;
  private final Protocol protocol;
  private final Panel panel;
  private final Workers workers;
  private final DrawnFiles files;

  public DrawingDesk(
      Generator generator, Protocol protocol, Panel panel, Workers workers, DrawnFiles files) {
    this.generator = generator;
    this.protocol = protocol;
    this.panel = panel;
    this.workers = workers;
    this.files = files;
  }

  /**
   * @param what is drawn, for the listener
   * @param captions one for each picture
   * @param seed of all pictures, whose index is that of the caption
   */
  List<Drawn> draw(String what, List<String> captions, long seed) {
    List<Drawn> all = new ArrayList<>();
    for (int start = 0; start < captions.size(); start += PORTION) {
      int end = Math.min(captions.size(), start + PORTION);
      int from = start;
      List<String> portion = captions.subList(start, end);
      all.addAll(
          files.kept(
              name(portion, seed, start), () -> anew(what, portion, seed, from, captions.size())));
    }
    return all;
  }

  private List<Drawn> anew(String what, List<String> captions, long seed, int from, int total) {
    float[][] embeddings = generator.embed(captions);
    return workers.map(
        what + " by " + generator.name(),
        from,
        captions.size(),
        total,
        i -> Drawn.by(generator, embeddings[i], seed, from + i, protocol, panel));
  }

  /** A digest of all that decides what is drawn and what its features are. */
  private String name(List<String> captions, long seed, int start) {
    String everything =
        String.join(
            "\n",
            generator.fingerprint(),
            FeatureNetwork.ID,
            protocol.size().text(),
            seed + " " + start,
            String.join("\n", captions));
    return Digest.of(everything.getBytes(StandardCharsets.UTF_8));
  }
}
