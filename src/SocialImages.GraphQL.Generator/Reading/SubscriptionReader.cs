using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads how a subscription field's events are opened.</summary>
internal sealed class SubscriptionReader(ReadingContext context)
{
    public StreamModel? Read(IMethodSymbol method, List<ArgumentModel> arguments)
    {
        var attribute = Attributes.Find(method, "Subscribe");
        if (attribute is null)
        {
            context.Report(Diagnostics.NoStream, method, method.Name, "it lacks [Subscribe]");
            return null;
        }

        return Attributes.Property(attribute, "With") is string with
            ? FromMethod(method, with, arguments)
            : FromTopic(method, attribute, arguments);
    }

    private StreamModel? FromMethod(IMethodSymbol method, string with, List<ArgumentModel> arguments)
    {
        var source = method.ContainingType.GetMembers(with).OfType<IMethodSymbol>().FirstOrDefault(static m => m.IsStatic);
        if (source is null || !IsStream(source.ReturnType))
        {
            context.Report(Diagnostics.NoStream, method, method.Name, $"With names `{with}`, but the class has no such method that returns one");
            return null;
        }

        var parameters = new ParameterReader(context).Bind(source, arguments);
        var call = $"{Symbols.FullName(source.ContainingType)}.{source.Name}({string.Join(", ", parameters.Select(static p => p.Expression))})";
        return new StreamModel($"global::SocialImages.GraphQL.Execution.Subscriptions.EventStream.From({call})", Services(parameters));
    }

    private StreamModel? FromTopic(IMethodSymbol method, AttributeData attribute, List<ArgumentModel> arguments)
    {
        var message = method.Parameters.FirstOrDefault(static p => Attributes.Has(p, "EventMessage"))?.Type
            ?? Attributes.Property(attribute, "MessageType") as ITypeSymbol;
        if (message is null)
        {
            context.Report(Diagnostics.NoStream, method, method.Name, "it has neither a parameter with [EventMessage] nor a method named by With");
            return null;
        }

        var topicParameter = method.Parameters.FirstOrDefault(static p => Attributes.Has(p, "Topic"));
        var topic = topicParameter is not null
            ? $"c.ArgumentText({Symbols.Literal(Naming.Field(topicParameter.Name))})"
            : Format(method, Attributes.Text(method, "Topic") ?? method.Name, arguments);
        return new StreamModel(
            $"global::SocialImages.GraphQL.Execution.Subscriptions.EventStream.FromTopic<{Symbols.FullName(message)}>(c, {topic})", []);
    }

    // {name} in a topic stands for the argument's value.
    private string Format(IMethodSymbol method, string topic, List<ArgumentModel> arguments)
    {
        if (!topic.Contains("{"))
            return Symbols.Literal(topic);
        foreach (var name in topic.Split('{').Skip(1).Select(static part => part.Split('}')[0]))
        {
            if (!arguments.Exists(argument => argument.Name == name))
                context.Report(Diagnostics.NoStream, method, method.Name, $"its topic names `{{{name}}}`, which is no argument");
        }

        var text = topic.Replace("\"", "\\\"").Replace("{", "{c.ArgumentText(\"").Replace("}", "\")}");
        return "$\"" + text + "\"";
    }

    private static bool IsStream(ITypeSymbol type)
    {
        type = Wrappers.TaskResult(type) ?? type;
        return Wrappers.AsyncStreamItem(type) is not null || Wrappers.SourceStreamItem(type) is not null;
    }

    private static List<ITypeSymbol> Services(List<BoundParameter> parameters) =>
        [.. parameters.Where(static p => p.Service is not null).Select(static p => p.Service!)];
}
