// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Whose call it is. */
public final class Tenants {

  private static final String KEY = Tenants.class.getName();

  private Tenants() {}

  static void put(RoutingContext call, String tenant) {
    call.put(KEY, tenant);
  }

  /** Empty where nobody needs a key, and where a signed link stands for one. */
  public static Optional<String> of(RoutingContext call) {
    return Optional.ofNullable(call.get(KEY));
  }

  /** Whether the caller may see what is {@code owner}'s; where nobody needs a key, all may. */
  public static boolean maySee(Optional<String> caller, String owner) {
    return caller.isEmpty() || caller.get().equals(owner);
  }
}
