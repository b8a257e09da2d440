using System.Collections.Immutable;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>One rule of the specification, told what the walk meets. It lives for one validation.</summary>
internal abstract class ValidationRule
{
    public virtual void EnterDocument(ValidationContext context)
    {
    }

    /// <summary>After the walk, when <see cref="ValidationContext.Facts"/> are complete.</summary>
    public virtual void LeaveDocument(ValidationContext context)
    {
    }

    public virtual void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
    }

    public virtual void EnterVariable(ValidationContext context, VariableDefinitionNode variable)
    {
    }

    public virtual void EnterSelectionSet(ValidationContext context, SelectionSetNode selectionSet)
    {
    }

    public virtual void EnterField(ValidationContext context, FieldNode field)
    {
    }

    public virtual void EnterSpread(ValidationContext context, FragmentSpreadNode spread)
    {
    }

    public virtual void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
    }

    public virtual void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
    }
}
