// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

/** The two stages by the names that files, settings and weights know them by. */
public enum StageName {
  STAGE1("stage1"),
  STAGE2("stage2");

  private final String text;

  StageName(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
