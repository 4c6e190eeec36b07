// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An evaluation, finished.
 *
 * @param remarks on what was left out
 * @param cards of the release, and of the one beside it if there is one
 */
public record Report(Setting setting, List<String> remarks, List<Scorecard> cards) {

  public String json() {
    return FigureJson.of(setting, remarks, cards);
  }

  /**
   * Writes page, figures and sheets.
   *
   * @return the page
   */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Scorecard card : cards) {
      byte[] sheet = Sheet.png(card.showcase().captioned());
      Files.write(folder.resolve("sheet-" + card.release() + ".png"), sheet);
      byte[] beside = Sheet.beside(card.showcase().compared());
      Files.write(folder.resolve("beside-real-" + card.release() + ".png"), beside);
    }
    Files.writeString(folder.resolve("figures.json"), json());
    return Files.writeString(folder.resolve("report.html"), HtmlReport.of(setting, remarks, cards));
  }
}
