// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** All addresses whose first bits are these. */
record AddressRange(byte[] network, int bits) {

  /**
   * @param text such as {@code 10.0.0.0/8}
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] network = InetAddress.getByName(text.substring(0, slash)).getAddress();
      return new AddressRange(network, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(text + " is no range of addresses", impossible);
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((bytes[bit / 8] ^ network[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
