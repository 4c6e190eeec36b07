// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;

/**
 * What a listing says about an object.
 *
 * @param size bytes
 */
public record ObjectInfo(String key, long size, Instant lastModified) {}
