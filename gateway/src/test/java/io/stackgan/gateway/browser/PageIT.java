// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.browser.Chromium;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.TestPlatform;
import io.stackgan.gateway.testing.TrainingTopic;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as people meet it, in a real browser. Screenshots go to target/screenshots. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class PageIT {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final int SCRIPT_LIMIT = 100_000;

  @TestHTTPResource("/")
  URI gateway;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private Chromium browser;

  @BeforeEach
  void openPage() throws IOException {
    Optional<Path> chromium = Chromium.installed();
    assumeTrue(chromium.isPresent(), "No chromium on the PATH: the page is not tried in a browser");
    browser =
        Chromium.start(chromium.get(), Files.createTempDirectory(Path.of("target"), "profile"));
    browser.look(1200, 900, false);
    browser.open(gateway.toString());
    browser.await("document.querySelector('nav a[aria-current]')");
  }

  @AfterEach
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void captionBecomesASketch_aPicture_aWay_andHistory() {
    browser.evaluate("document.querySelector('#draw-form [name=seed]').value = '9007199254740993'");
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelector('#drawn img.picture')");
    browser.await("document.querySelector('#status').textContent === 'The picture is there.'");
    assertThat(text("#drawn .facts")).startsWith("seed 9007199254740993");
    assertThat(evaluate("document.querySelector('#drawn img.picture').alt"))
        .contains("a small bird with a red head");
    browser.screenshot(SCREENSHOTS.resolve("draw.png"));

    click("#drawn .card", "From here");
    browser.await("!document.querySelector('#explore').hidden");
    assertThat(evaluate("document.querySelector('#explore-form [name=seed]').value"))
        .isEqualTo("9007199254740993");
    browser.evaluate("document.querySelector('#explore-form .primary').click()");
    browser.await("document.querySelectorAll('#way-all img').length === 7");
    browser.evaluate("document.querySelectorAll('#way-all button')[6].click()");
    assertThat(text("#way-caption")).isEqualTo("100 % of the way");
    browser.screenshot(SCREENSHOTS.resolve("explore.png"));

    browser.evaluate("location.hash = '#/gallery'");
    browser.await("document.querySelector('#history img.picture')?.naturalWidth === 256");
    assertThat(text("#history .facts")).startsWith("seed 9007199254740993");
    browser.screenshot(SCREENSHOTS.resolve("gallery.png"));
  }

  /** What another program has drawn, with all that makes it what it is. */
  @Test
  void wayOfTheHistory_isDrawnAgain_andAccessible() throws IOException {
    new Caller(gateway)
        .generate(
            "{'prompt':'a first bird','seed':9007199254740995,'n':4,'variation':0.5,"
                + "'to':{'prompt':'a last bird'}}");
    browser.evaluate("location.hash = '#/gallery'");
    browser.await("document.querySelector('#history').textContent.includes('a first bird')");
    assertThat(text("#history .facts"))
        .contains("seed 9007199254740995", "first of 4 on the way to a last bird", "birds-2")
        .contains("variation 0.5");
    click("#history .card", "Again");
    browser.await("document.querySelectorAll('#way-all img').length === 4");
    assertThat(evaluate("document.querySelector('#explore-form [name=variation]').value"))
        .isEqualTo("0.5");
    checkLooks("way");
  }

  @Test
  void sketch_isShownWhileThePictureIsDrawn() {
    browser.evaluate("document.querySelector('#draw-form [name=prompt]').value = 'slow bird'");
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelector('#drawn img.sketch')");
    assertThat(evaluate("document.querySelector('#drawn img.sketch').naturalWidth"))
        .isEqualTo("64");
    browser.await("document.querySelector('#drawn img.picture')?.naturalWidth === 256");
  }

  @Test
  void failure_isTold_andPicturesInSeriesCountTheirSeeds() {
    browser.evaluate("document.querySelector('#draw-form [name=prompt]').value = 'broken bird'");
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelector('#status').classList.contains('bad')");
    assertThat(text("#status")).isEqualTo("It broke.");
    browser.evaluate("document.querySelector('#draw-form [name=prompt]').value = 'a bird'");
    browser.evaluate("document.querySelector('#draw-form [name=seed]').value = '7'");
    browser.evaluate("document.querySelector('#draw-form [name=count]').value = '4'");
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelectorAll('#drawn img.picture').length === 4");
    assertThat(
            evaluate(
                "[...document.querySelectorAll('#drawn .facts')].map(f => f.textContent.slice(0,"
                    + " 7)).join()"))
        .isEqualTo("seed 7 ,seed 8 ,seed 9 ,seed 10");
  }

  @Test
  void series_isShownAsOneSheet_byKeyboard() throws IOException {
    browser.evaluate("document.querySelector('#draw-form [name=prompt]').value = 'a bird'");
    browser.evaluate("document.querySelector('#draw-form [name=count]').value = '4'");
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("!document.querySelector('#as-sheet').hidden");
    String seed = evaluate("document.querySelector('#drawn .facts').textContent.split(' ')[1]");
    browser.evaluate("document.querySelector('#as-sheet').focus()");
    browser.press("Enter", 13, "\r");
    browser.await("document.querySelector('#sheet-picture').naturalWidth === 512");
    assertThat(evaluate("document.querySelector('#sheet-picture').alt"))
        .startsWith("4 pictures of: a bird, seeds " + seed + " to ");
    assertThat(evaluate("document.querySelector('#sheet-save').download"))
        .matches(seed + "-to-\\d+\\.png");
    browser.press("Tab", 9, null);
    assertThat(evaluate("document.activeElement.id")).isEqualTo("sheet-save");
    checkLooks("sheet");
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelector('#sheet').hidden");
  }

  @Test
  void words_ofOneView_areGoneInTheNext() {
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelector('#status').textContent === 'The picture is there.'");
    browser.evaluate("location.hash = '#/training'");
    browser.await("!document.querySelector('#training').hidden");
    assertThat(text("#status")).isEmpty();
    browser.evaluate("history.back()");
    browser.await("!document.querySelector('#draw').hidden");
    click("#drawn .card", "From here");
    browser.await("!document.querySelector('#explore').hidden");
    assertThat(text("#status")).isEqualTo("The way starts there.");
  }

  @Test
  void training_isShownAsItGoes() throws IOException {
    try (TrainingTopic run = new TrainingTopic(broker, "small-birds")) {
      for (int step = 50; step <= 3000; step += 50) {
        run.progress(step);
      }
      browser.evaluate("location.hash = '#/training'");
      browser.await("document.querySelector('.stage .facts')?.textContent.includes('3,000')");
      assertThat(text(".stage .facts")).contains("130 pictures a second", "1.4 GiB", "left");
      assertThat(text(".legend")).contains("generator").doesNotContain("memory");
      browser.screenshot(SCREENSHOTS.resolve("training-run.png"));
      run.progress(3050);
      browser.await("document.querySelector('.stage .facts').textContent.includes('3,050')");
      run.end(Type.FINISHED);
      browser.await("document.querySelector('.badge.finished')");
      checkLooks("training-run");
    }
  }

  @Test
  void keyboard_aloneDraws() {
    browser.evaluate("document.querySelector('#draw-form [name=seed]').focus()");
    browser.press("Enter", 13, "\r");
    browser.await("document.querySelector('#drawn img.picture')");
    browser.evaluate("document.querySelector('#drawn .actions a').focus()");
    browser.press("Tab", 9, null);
    assertThat(evaluate("document.activeElement.textContent")).isEqualTo("Again");
  }

  @Test
  void everyView_isAccessible_lightAndDark_wideAndNarrow() throws IOException {
    browser.evaluate("document.querySelector('#draw-form .primary').click()");
    browser.await("document.querySelector('#drawn img.picture')");
    for (String view : new String[] {"draw", "explore", "gallery", "training"}) {
      browser.evaluate("location.hash = '#/" + view + "'");
      browser.await("!document.querySelector('#" + view + "').hidden");
      checkLooks(view);
    }
  }

  private void checkLooks(String what) throws IOException {
    browser.evaluate(axe());
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1200, 360}) {
        browser.look(width, 800, dark);
        check(what + (dark ? "-dark" : "-light") + "-" + width);
      }
    }
  }

  private void check(String look) {
    browser.screenshot(SCREENSHOTS.resolve(look + ".png"));
    JsonNode found =
        browser.evaluate(
            "axe.run({resultTypes:['violations']}).then(r => r.violations.map(v => v.id + ': ' +"
                + " v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; ')))");
    assertThat(found).as(look).isEmpty();
    assertThat(browser.evaluate("document.documentElement.scrollWidth - innerWidth").asInt())
        .as("columns that are hidden, " + look)
        .isLessThanOrEqualTo(0);
  }

  @Test
  void page_isSmall_andAsksNoOtherHost() {
    browser.evaluate("location.hash = '#/gallery'");
    JsonNode asked = browser.evaluate("performance.getEntriesByType('resource').map(e => e.name)");
    int script = 0;
    for (JsonNode name : asked) {
      assertThat(name.asText()).startsWith(gateway.toString());
      if (name.asText().endsWith(".js")) {
        script += new Caller(gateway).get(URI.create(name.asText()).getPath()).body().length;
      }
    }
    assertThat(script).isBetween(1, SCRIPT_LIMIT);
  }

  private void click(String within, String button) {
    browser.evaluate(
        "[...document.querySelectorAll('%s button')].find(b => b.textContent === '%s').click()"
            .formatted(within, button));
  }

  private String text(String selector) {
    return evaluate("document.querySelector('" + selector + "').textContent");
  }

  private String evaluate(String expression) {
    return browser.evaluate(expression).asText();
  }

  /** The rules' engine, which lies in the jar beside its driver for another browser library. */
  private static String axe() throws IOException {
    try (InputStream script = PageIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
