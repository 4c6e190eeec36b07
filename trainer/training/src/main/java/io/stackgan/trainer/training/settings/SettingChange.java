// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

/**
 * A setting that was changed when a run was resumed.
 *
 * @param stage1Steps done before the change
 * @param stage2Steps done before the change
 * @param from empty when the setting was not known then
 */
public record SettingChange(
    long stage1Steps, long stage2Steps, String key, String from, String to) {}
