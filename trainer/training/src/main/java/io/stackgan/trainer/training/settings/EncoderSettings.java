// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

/**
 * How a char-CNN-RNN is trained where a run has none yet.
 *
 * @param width of its recurrent layer, a multiple of 4; 512 as published
 * @param pictureWidth of the first layer of the picture encoder beside it
 * @param dimension features of an embedding; 1024 as published
 * @param batch pairs a step, each of another class; fewer where there are fewer classes
 * @param epochs passes over the training images
 * @param minutes after which it ends even if epochs are left; 0 sets no limit
 * @param rate Adam's learning rate α; it fades out over the last third
 * @param texts the folder of an encoder that stays as it is, so that a picture encoder alone is
 *     trained beside it; empty where both are
 */
public record EncoderSettings(
    int width,
    int pictureWidth,
    int dimension,
    int batch,
    int epochs,
    double minutes,
    double rate,
    String texts) {}
