// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import io.stackgan.contracts.GenerationRequest;
import java.time.Instant;

/**
 * @param requested when the request was made
 */
record EmbeddingTask(GenerationRequest request, Instant requested) {}
