// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Type;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** The report's page. */
final class ReportPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
  private static final Map<String, String> STAGES =
      Map.of("stage1", "Stage-I, 64×64", "stage2", "Stage-II, 256×256");
  private static final String SETTING = "setting.";

  private final String name;
  private final Properties description;
  private final List<TrainingEvent> events;
  private final List<StageRecord> stages;
  private final Map<String, Map<String, byte[]>> plots;

  /**
   * @param plots of each stage, PNG by name
   */
  ReportPage(
      String name,
      Properties description,
      List<TrainingEvent> events,
      List<StageRecord> stages,
      Map<String, Map<String, byte[]>> plots) {
    this.name = name;
    this.description = description;
    this.events = events;
    this.stages = stages;
    this.plots = plots;
  }

  String html() throws IOException {
    Html html = new Html().raw("<!doctype html>\n<html lang='en'>\n<meta charset='utf-8'>\n");
    html.raw("<meta name='viewport' content='width=device-width'>\n");
    html.element("title", "Training run " + name).open("style").raw(style()).close("style");
    html.open("main").element("h1", "Training run " + name);
    head(html);
    findings(html);
    for (StageRecord stage : stages) {
      stage(html, stage);
    }
    settings(html);
    return html.close("main").raw("</html>\n").text();
  }

  private static String style() throws IOException {
    try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void head(Html html) {
    html.open("dl class='facts'");
    fact(html, "State", state());
    fact(html, "Data set", description.getProperty("dataset", "?"));
    fact(html, "Preset", description.getProperty("preset", "?"));
    fact(html, "Text encoder", description.getProperty("encoder", "?"));
    for (StageRecord stage : stages) {
      Duration time = Duration.ofSeconds((long) stage.seconds());
      fact(
          html,
          stage.name().equals("stage1") ? "Stage-I" : "Stage-II",
          "%,d steps in %d h %02d min, %.0f images/s"
                  .formatted(stage.steps(), time.toHours(), time.toMinutesPart(), speed(stage))
              + share(stage.measure("time-in-steps")));
    }
    html.close("dl");
  }

  private static void fact(Html html, String term, String text) {
    html.open("div").element("dt", term).element("dd", text).close("div");
  }

  private double speed(StageRecord stage) {
    double batch =
        Double.parseDouble(description.getProperty(SETTING + stage.name() + ".batch", "0"));
    return stage.seconds() == 0 ? 0 : batch * stage.steps() / stage.seconds();
  }

  private static String share(Series series) {
    return series.isEmpty() ? "" : ", %.0f %% of the time in steps".formatted(100 * series.last());
  }

  private String state() {
    if (events.isEmpty()) {
      return "trained before events were kept";
    }
    TrainingEvent last = events.get(events.size() - 1);
    String state = last.type().isEnd() ? last.type().text() : "training";
    return "%s, %s".formatted(state, TIME.format(last.time()));
  }

  private void findings(Html html) {
    html.element("h2", "What the run's watchers found");
    List<TrainingEvent> told =
        events.stream().filter(event -> event.type() == Type.WARNING).toList();
    if (told.isEmpty()) {
      html.element("p class='fine'", "Nothing wrong.");
    }
    for (TrainingEvent event : told) {
      Finding finding = event.finding();
      String when = event.position() == null ? "" : ", step %,d".formatted(event.position().step());
      html.open("div class='finding'").element("strong", finding.code() + when);
      html.element("p", finding.message());
      if (finding.advice() != null) {
        html.element("p", "Try: " + finding.advice());
      }
      html.close("div");
    }
  }

  private void stage(Html html, StageRecord stage) throws IOException {
    html.element("h2", STAGES.get(stage.name()));
    html.open("div class='charts'");
    for (byte[] plot : plots.get(stage.name()).values()) {
      html.open("figure").raw(Html.image("png", plot)).close("figure");
    }
    html.close("div");
    if (!stage.grids().isEmpty()) {
      GridPictures grids = new GridPictures(stage);
      html.element("h3", "One picture of each caption, the noise always the same");
      html.open("div class='wide'").raw(grids.overTime()).close("div");
      html.element("h3", "The last grid: other noise in each column");
      html.open("div class='wide'").raw(grids.last()).close("div");
    }
  }

  private void settings(Html html) {
    html.element("h2", "Settings").open("table class='settings'");
    for (String key : new TreeSet<>(description.stringPropertyNames())) {
      html.open("tr").element("th", key.replace(SETTING, ""));
      html.element("td", description.getProperty(key)).close("tr");
    }
    html.close("table");
  }
}
