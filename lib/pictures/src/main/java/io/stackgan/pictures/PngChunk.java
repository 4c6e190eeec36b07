// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

/**
 * A part of a PNG file.
 *
 * @param type four letters
 */
record PngChunk(String type, byte[] data) {}
