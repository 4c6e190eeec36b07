// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import io.stackgan.modelstore.ReleaseTrust;
import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.modelstore.signing.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The key that a platform signs with what is trained on it, made at its first start, and the public
 * keys that it trusts: its own and those of the repository.
 *
 * @param folder of the platform's key
 * @param repository of public keys that come with the checkout
 */
public record PlatformKeys(Path folder, Path repository) {

  private static final String PUBLIC = ".pub";

  /** Makes the key when there is none; whether it did. */
  public boolean prepare() {
    if (Files.exists(publicKey())) {
      return false;
    }
    try {
      Files.deleteIfExists(privateKey());
      String key = SigningKey.generate(privateKey());
      Files.writeString(publicKey(), key + "\n");
      return true;
    } catch (IOException e) {
      throw new PlatformException("Cannot make a signing key in " + folder + ": " + e, e);
    }
  }

  /** The file of the private key. */
  public Path privateKey() {
    return folder.resolve("platform.pem");
  }

  private Path publicKey() {
    return folder.resolve("platform" + PUBLIC);
  }

  /** Releases that one of the trusted keys signed. */
  public ReleaseTrust trust() {
    return ReleaseTrust.of(TrustedKeys.of(trusted()), true);
  }

  /** Whom to trust, as an environment variable. */
  public Map<String, String> trustSettings() {
    return Map.of("STACKGAN_RELEASES_TRUSTED_KEYS", String.join(",", trusted()));
  }

  /** What services need to refuse what nobody signed. */
  Map<String, String> serviceSettings() {
    Map<String, String> settings = new HashMap<>(trustSettings());
    settings.put("STACKGAN_RELEASES_REQUIRE_SIGNATURE", "true");
    return settings;
  }

  /** What the trainer needs to sign and to verify. */
  public Map<String, String> trainerSettings() {
    Map<String, String> settings = new HashMap<>(trustSettings());
    settings.put("STACKGAN_RELEASES_SIGNING_KEY", privateKey().toString());
    return settings;
  }

  /** The lines of all files of public keys. */
  private List<String> trusted() {
    List<String> keys = new ArrayList<>();
    try {
      for (Path file : files()) {
        Files.readAllLines(file).stream().filter(line -> !line.isBlank()).forEach(keys::add);
      }
    } catch (IOException e) {
      throw new PlatformException("Cannot read the trusted keys: " + e, e);
    }
    return keys;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.exists(publicKey())) {
      files.add(publicKey());
    }
    if (Files.isDirectory(repository)) {
      try (Stream<Path> entries = Files.list(repository)) {
        entries.filter(file -> file.toString().endsWith(PUBLIC)).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
