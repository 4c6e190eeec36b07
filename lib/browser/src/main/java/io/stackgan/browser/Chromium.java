// SPDX-License-Identifier: Apache-2.0
package io.stackgan.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tab of an installed Chromium, without a window. */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENING = "DevTools listening on ";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /** Where it is installed, if it is. */
  public static Optional<Path> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param profile an empty folder, the browser's own until it is closed
   */
  public static Chromium start(Path executable, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    DevTools tools = new DevTools(address(process));
    String target =
        tools
            .call("Target.createTarget", DevTools.parameters().put("url", "about:blank"))
            .path("targetId")
            .asText();
    ObjectNode attach = DevTools.parameters().put("targetId", target).put("flatten", true);
    tools.attach(tools.call("Target.attachToTarget", attach).path("sessionId").asText());
    return new Chromium(process, tools);
  }

  private static URI address(Process process) throws IOException {
    BufferedReader log =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      if (line.startsWith(LISTENING)) {
        new Thread(() -> log.lines().forEach(ignored -> {}), "chromium-log").start();
        return URI.create(line.substring(LISTENING.length()));
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  /** From then on, in pixels; a window below 500 is a phone's. */
  public void look(int width, int height, boolean dark) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        DevTools.parameters()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 500));
    ObjectNode media = DevTools.parameters();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    tools.call("Emulation.setEmulatedMedia", media);
  }

  /** Until the page is loaded. */
  public void open(String url) {
    tools.call("Page.navigate", DevTools.parameters().put("url", url));
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** What an expression gives; a promise is waited for. */
  public JsonNode evaluate(String expression) {
    JsonNode told =
        tools.call(
            "Runtime.evaluate",
            DevTools.parameters()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true)
                .put("userGesture", true));
    if (told.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + told.path("exceptionDetails"));
    }
    return told.path("result").path("value");
  }

  /** Looks until an expression holds, for twenty seconds. */
  public void await(String condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!evaluate("Boolean(" + condition + ")").asBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Never came true: " + condition);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Types a key, such as Tab or Enter, as a person does. */
  public void press(String key, int code, String text) {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode event =
          DevTools.parameters()
              .put("type", type)
              .put("key", key)
              .put("windowsVirtualKeyCode", code);
      if (type.equals("keyDown") && text != null) {
        event.put("text", text);
      }
      tools.call("Input.dispatchKeyEvent", event);
    }
  }

  public void screenshot(Path file) {
    JsonNode shot =
        tools.call("Page.captureScreenshot", DevTools.parameters().put("format", "png"));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    tools.close();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }
}
