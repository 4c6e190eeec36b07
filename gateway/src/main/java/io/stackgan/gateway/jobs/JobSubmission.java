// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationRequest;
import java.util.Optional;

/**
 * What a caller asks for.
 *
 * @param webhook who is called when the job is over
 */
record JobSubmission(GenerationRequest request, Optional<String> webhook) {}
