// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.formats;

/**
 * The file that a caller wants a picture as.
 *
 * @param compression 0 for the smallest file to 100 for the truest picture; without effect on PNG
 */
public record Output(PictureFormat format, int compression) {

  public static final int TRUEST = 100;
  public static final Output PNG = new Output(PictureFormat.PNG, TRUEST);
}
