// SPDX-License-Identifier: Apache-2.0

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a caption with the JDK alone and follows the stream. Usage: java Generate.java [URL] */
class Generate {

  private static final Pattern TYPE = Pattern.compile("\"type\":\"image_generation\\.([a-z_]+)\"");
  private static final Pattern PICTURE = Pattern.compile("\"b64_json\":\"([^\"]+)\"");

  public static void main(String[] arguments) throws Exception {
    String url = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/v1/images/generations"))
            .header("content-type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"prompt\": \"a small bird with a red head\", \"seed\": 7, \"stream\": true}"))
            .build();
    try (var lines = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("data:")) {
          save(line);
        }
      }
    }
  }

  private static void save(String event) throws Exception {
    Matcher type = TYPE.matcher(event);
    Matcher picture = PICTURE.matcher(event);
    if (!type.find() || !picture.find()) {
      throw new IllegalStateException(event);
    }
    Path file = Path.of(type.group(1) + ".png");
    Files.write(file, Base64.getDecoder().decode(picture.group(1)));
    System.out.println(file);
  }
}
