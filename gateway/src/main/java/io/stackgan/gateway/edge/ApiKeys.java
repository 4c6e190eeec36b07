// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may call, by the SHA-256 of their keys: the keys themselves are nowhere here. */
@ApplicationScoped
class ApiKeys {

  private record Entry(String tenant, byte[] hash) {}

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63}):([0-9a-f]{64})");

  private final List<Entry> entries;

  @Inject
  ApiKeys(GatewayConfig config) {
    this(config.apiKeys().orElse(List.of()));
  }

  ApiKeys(List<String> lines) {
    this.entries = lines.stream().map(ApiKeys::entry).toList();
  }

  private static Entry entry(String line) {
    Matcher matcher = FORM.matcher(line.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "stackgan.gateway.api-keys: write tenant:SHA-256 of the key in 64 hexadecimal digits, as"
              + " ./stackgan api-key TENANT prints it");
    }
    return new Entry(matcher.group(1), HexFormat.of().parseHex(matcher.group(2)));
  }

  /** Whether nobody needs a key. */
  boolean areNone() {
    return entries.isEmpty();
  }

  /** Whose key it is. Takes as long for a wrong one as for a right one. */
  Optional<String> tenantOf(String key) {
    byte[] hash = sha256(key.getBytes(UTF_8));
    String tenant = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash(), hash)) {
        tenant = entry.tenant();
      }
    }
    return Optional.ofNullable(tenant);
  }

  /** A secret that every gateway with the same keys has. */
  byte[] commonSecret() {
    StringBuilder all = new StringBuilder("links");
    entries.forEach(entry -> all.append(HexFormat.of().formatHex(entry.hash())));
    return sha256(all.toString().getBytes(UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
