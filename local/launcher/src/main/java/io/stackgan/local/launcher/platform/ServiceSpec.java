// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.util.List;
import java.util.Map;

/**
 * How a service is started.
 *
 * @param environment added to the launcher's own
 */
record ServiceSpec(String name, int port, List<String> command, Map<String, String> environment) {}
