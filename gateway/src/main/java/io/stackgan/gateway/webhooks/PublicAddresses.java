// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that are the whole internet's, by IANA's registries of special-purpose addresses. */
final class PublicAddresses {

  private static final List<AddressRange> SPECIAL_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** Nothing outside of it is routed. */
  private static final AddressRange UNICAST_V6 = AddressRange.parse("2000::/3");

  /** Tunnels among them, which end at any IPv4 address. */
  private static final List<AddressRange> SPECIAL_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        ? SPECIAL_V4.stream().noneMatch(range -> range.contains(address))
        : UNICAST_V6.contains(address)
            && SPECIAL_V6.stream().noneMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::parse).toList();
  }
}
