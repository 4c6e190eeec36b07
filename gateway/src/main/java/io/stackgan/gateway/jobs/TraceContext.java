// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to, as W3C Trace Context writes it in {@value #HEADER}.
 *
 * @param traceId 32 hexadecimal digits
 * @param parentId 16 hexadecimal digits, the span that what follows is part of
 * @param flags two hexadecimal digits
 */
public record TraceContext(String traceId, String parentId, String flags) {

  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  /** Goes on with the caller's trace; starts one where {@code header} is null or not valid. */
  public static TraceContext from(String header) {
    Matcher caller = FORM.matcher(header == null ? "" : header);
    return caller.matches()
        ? new TraceContext(caller.group(1), caller.group(2), caller.group(3))
        : new TraceContext(random(16), random(8), "01");
  }

  /** The header's value. */
  public String text() {
    return "00-" + traceId + "-" + parentId + "-" + flags;
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    random[0] |= 1; // all zeros are not valid
    return HexFormat.of().formatHex(random);
  }
}
