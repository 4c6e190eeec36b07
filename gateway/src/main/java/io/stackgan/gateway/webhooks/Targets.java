// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which URLs may be called: those on the internet, and hosts that the operator names. */
@ApplicationScoped
public class Targets {

  /** Finds a host's addresses. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private static final String FIELD = "webhook";
  private static final int LONGEST = 2048;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final boolean enabled;
  private final Set<String> allowed;
  private final Resolver resolver;

  @Inject
  Targets(GatewayConfig config) {
    this(
        config.webhooks().secret().isPresent(),
        config.webhooks().allowedHosts().orElse(List.of()),
        InetAddress::getAllByName);
  }

  Targets(boolean enabled, List<String> allowed, Resolver resolver) {
    this.enabled = enabled;
    this.allowed = Set.copyOf(allowed.stream().map(Targets::normal).toList());
    this.resolver = resolver;
  }

  /**
   * Where a call of this URL goes now. Blocks while the host's name is looked up.
   *
   * @throws ApiException when it may not be called
   */
  public Target find(String url) {
    if (!enabled) {
      throw refusal(
          "webhooks_disabled",
          "This gateway has no webhooks: its operator sets stackgan.gateway.webhooks.secret.");
    }
    URI target = parse(url);
    String host = normal(target.getHost());
    if (allowed.contains(host)) {
      return new Target(target, addresses(host)[0]);
    }
    if (!target.getScheme().equalsIgnoreCase("https")) {
      throw refusal("webhook_not_encrypted", "'webhook' must begin with https://.");
    }
    InetAddress[] addresses = addresses(host);
    for (InetAddress address : addresses) {
      if (!PublicAddresses.contain(address)) {
        throw refusal(
            "webhook_not_public",
            "'webhook' leads to a private address, which the gateway does not call: use a public"
                + " one, or have its operator allow '%s'.".formatted(Excerpts.of(host)));
      }
    }
    return new Target(target, addresses[0]);
  }

  private static URI parse(String url) {
    try {
      URI target = new URI(url);
      if (url.length() <= LONGEST
          && target.getHost() != null
          && SCHEMES.contains(target.getScheme().toLowerCase(Locale.ROOT))
          && target.getRawUserInfo() == null
          && target.getRawFragment() == null) {
        return target;
      }
    } catch (URISyntaxException malformed) {
      // told below
    }
    throw refusal(
        "invalid_value",
        "'webhook' must be a URL such as https://example.com/done, without user and fragment, of at"
            + " most %d characters.".formatted(LONGEST));
  }

  private InetAddress[] addresses(String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw refusal(
          "webhook_unknown_host",
          "There is no host '%s' to call: check 'webhook'.".formatted(Excerpts.of(host)));
    }
  }

  /** URLs write IPv6 addresses in brackets. */
  private static String normal(String host) {
    return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
  }

  private static ApiException refusal(String code, String message) {
    return ApiException.invalid(FIELD, code, message);
  }
}
