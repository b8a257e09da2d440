namespace SocialImages.GraphQL.Types;

/// <summary>Names the mutation conventions use; <c>{MutationName}</c> stands for the field's name in Pascal case.</summary>
public sealed class MutationConventionOptions
{
    public string InputTypeNamePattern { get; set; } = "{MutationName}Input";

    public string InputArgumentName { get; set; } = "input";

    public string PayloadTypeNamePattern { get; set; } = "{MutationName}Payload";

    public string PayloadErrorTypeNamePattern { get; set; } = "{MutationName}Error";

    public string PayloadErrorsFieldName { get; set; } = "errors";

    /// <summary>Whether mutations follow the conventions without asking for it; those with errors always do.</summary>
    public bool ApplyToAllMutations { get; set; } = true;
}
