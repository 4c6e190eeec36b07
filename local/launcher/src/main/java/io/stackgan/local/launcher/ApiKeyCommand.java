// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.local.launcher.platform.PlatformException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key for callers of the gateway. */
@Command(
    name = "api-key",
    description =
        "Makes a key for the gateway's callers, of which the gateway keeps the hash alone.",
    footer = {
      "",
      "With --json: tenant, key, setting.",
      "",
      "Examples:",
      "  ./stackgan api-key studio",
      "  ./stackgan api-key studio --json"
    })
final class ApiKeyCommand implements Callable<Integer> {

  private static final int BYTES = 32;

  @Parameters(
      paramLabel = "TENANT",
      description = "Whose jobs its callers see: letters, digits, '.', '_' or '-'")
  String tenant;

  @Mixin Told told;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws NoSuchAlgorithmException {
    if (!tenant.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new PlatformException("'" + tenant + "' is no tenant: use letters, digits, . _ or -");
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String key = "sk-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    String setting = tenant + ":" + HexFormat.of().formatHex(hash);
    told.print(
        spec,
        Map.of("tenant", tenant, "key", key, "setting", setting),
        "For the caller, shown once: " + key,
        "For stackgan.gateway.api-keys: " + setting);
    return 0;
  }
}
