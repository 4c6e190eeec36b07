// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.examined.Showcase;
import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.figures.Numbers;
import io.stackgan.trainer.evaluation.figures.Target;
import java.util.List;
import java.util.Optional;

/** One page with every figure, its protocol and the pictures, that needs no other file. */
public final class HtmlReport {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:1100px;margin:2em auto;padding:0 1em}
      table{border-collapse:collapse;width:100%}
      th,td{border-bottom:1px solid #ddd;padding:.35em .6em;text-align:right;vertical-align:top}
      th,td{white-space:nowrap}
      th:first-child,td:first-child{text-align:left;white-space:normal}
      .protocol{color:#666;font-size:12px}
      .met{color:#17713a}.missed{color:#a8201a}
      .pictures{margin:0 0 1em}.pictures img{margin:0 4px 0 0;vertical-align:bottom}
      .sketch{image-rendering:pixelated}.sketch,.picture{width:192px}.small{width:128px}
      """;

  private final StringBuilder page = new StringBuilder();

  private HtmlReport() {}

  /**
   * @param remarks on what is not in the table
   * @param cards of one release, or of several to compare
   */
  public static String of(Setting setting, List<String> remarks, List<Scorecard> cards) {
    HtmlReport report = new HtmlReport();
    String names = String.join(" and ", cards.stream().map(Scorecard::release).toList());
    report.open(names, setting.text());
    remarks.forEach(report::remark);
    report.table(cards);
    cards.forEach(report::pictures);
    return report.page.append("</body></html>\n").toString();
  }

  private void open(String names, String setting) {
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(names))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Evaluation of ")
        .append(escaped(names))
        .append("</h1><p>")
        .append(escaped(setting))
        .append("</p>");
  }

  private void remark(String remark) {
    page.append("<p>").append(escaped(remark)).append("</p>");
  }

  private void table(List<Scorecard> cards) {
    page.append("<table><tr><th>figure</th>");
    cards.forEach(card -> page.append("<th>").append(escaped(card.release())).append("</th>"));
    page.append("<th>target</th><th>real</th><th>chance</th></tr>");
    cards.get(0).figures().forEach(figure -> row(figure, cards));
    page.append("</table>");
  }

  private void row(Figure figure, List<Scorecard> cards) {
    page.append("<tr><td>")
        .append(escaped(figure.title()))
        .append("<div class=\"protocol\">")
        .append(escaped(figure.protocol()))
        .append("</div></td>");
    cards.forEach(card -> value(card.figure(figure.name())));
    page.append("<td>").append(figure.target().map(Target::text).orElse("")).append("</td><td>");
    page.append(figure.real().map(Numbers::text).orElse("")).append("</td><td>");
    page.append(figure.chance().map(Numbers::text).orElse("")).append("</td></tr>");
  }

  private void value(Optional<Figure> figure) {
    String style =
        figure
            .flatMap(Figure::met)
            .map(met -> met ? " class=\"met\"" : " class=\"missed\"")
            .orElse("");
    String text = figure.map(f -> Numbers.text(f.value()) + " " + f.unit()).orElse("–");
    page.append("<td").append(style).append(">").append(escaped(text)).append("</td>");
  }

  private void pictures(Scorecard card) {
    page.append("<h2>Drawn by ").append(escaped(card.release())).append("</h2>");
    page.append("<p>Each caption with the seeds 0, 1, 2 …: Stage-I, then Stage-II.</p>");
    for (Showcase.Captioned row : card.showcase().captioned()) {
      caption(row.caption());
      images("sketch", row.sketches());
      if (!row.pictures().isEmpty()) {
        images("picture", row.pictures());
      }
    }
    page.append("<h2>Beside real pictures</h2>");
    page.append(
        "<p>Generated; the nearest training image by features, unless Stage-I alone is judged; the"
            + " test image that the caption was"
            + " written for.</p>");
    for (Showcase.Compared row : card.showcase().compared()) {
      caption(row.caption());
      images("small", row.pictures());
    }
  }

  private void caption(String caption) {
    page.append("<div>").append(escaped(caption)).append("</div>");
  }

  private void images(String style, List<RgbImage> pictures) {
    page.append("<div class=\"pictures\">");
    for (RgbImage picture : pictures) {
      page.append("<img alt=\"\" class=\"")
          .append(style)
          .append("\" src=\"")
          .append(Encoded.dataUri(picture))
          .append("\">");
    }
    page.append("</div>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
