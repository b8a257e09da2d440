using SocialImages.Domain.Generations;
using SocialImages.Domain.Moderation;

namespace SocialImages.Api.Generations;

/// <summary>Errors that no mutation answers with, because they come after its commit: `Generation.error` tells them.</summary>
[ObjectType<PromptRejectedException>("PromptRejectedError")]
public static partial class PromptRejectedErrorType;

[ObjectType<ProviderUnavailableException>("ProviderUnavailableError")]
public static partial class ProviderUnavailableErrorType;

[ObjectType<GenerationInterruptedException>("GenerationInterruptedError")]
public static partial class GenerationInterruptedErrorType;
