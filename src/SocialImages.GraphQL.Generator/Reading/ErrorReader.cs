using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads the errors a mutation declares.</summary>
internal sealed class ErrorReader(ReadingContext context)
{
    public IEnumerable<ErrorModel> Read(IMethodSymbol method)
    {
        foreach (var attribute in Attributes.FindAll(method, "Error"))
        {
            var type = Attributes.TypeArgument(attribute) ?? attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol;
            if (type is null)
                continue;
            var errors = Symbols.IsException(type) ? [new ErrorModel(type, type, "static e => e")] : Factories(type).ToArray();
            if (errors.Length == 0)
                context.Report(Diagnostics.BadError, method, type.Name);
            foreach (var error in errors)
                yield return error;
        }
    }

    /// <summary>The errors that a mutation returns instead of its result.</summary>
    public static IEnumerable<ErrorModel> Returned(IMethodSymbol method) =>
        Wrappers.FieldResult(Wrappers.TaskResult(method.ReturnType) ?? method.ReturnType)?.TypeArguments.Skip(1).Select(static error => new ErrorModel(error, error, "static e => e")) ?? [];

    private static IEnumerable<ErrorModel> Factories(ITypeSymbol type)
    {
        var name = Symbols.FullName(type);
        var factories = type.GetMembers("CreateErrorFrom").OfType<IMethodSymbol>().Where(static m => m.IsStatic);
        foreach (var factory in factories.Where(static m => m.Parameters.Length == 1 && Symbols.IsException(m.Parameters[0].Type)))
            yield return Make(type, factory.Parameters[0].Type, $"{name}.CreateErrorFrom");
        foreach (var constructor in ((INamedTypeSymbol)type).InstanceConstructors.Where(static c => c.Parameters.Length == 1 && Symbols.IsException(c.Parameters[0].Type)))
            yield return Make(type, constructor.Parameters[0].Type, $"new {name}");
    }

    private static ErrorModel Make(ITypeSymbol type, ITypeSymbol exception, string factory) =>
        new(exception, type, $"static e => {factory}(({Symbols.FullName(exception)})e)");

    /// <summary>The object type of an exception: its message and what it declares itself.</summary>
    public ObjectModel ReadException(ITypeSymbol type, bool isExplicit = false)
    {
        var model = new ObjectModel
        {
            Type = type,
            Name = TypeNames.Given(type) ?? Naming.Error(type.Name),
            Description = context.Documentation.Describe(type),
            IsExplicit = isExplicit,
        };
        var fields = new ObjectReader(context).Read(type, []).Fields.Where(static field => field.Name != "message");
        model.Fields.Add(Message(type));
        model.Fields.AddRange(fields);
        return model;
    }

    private static FieldModel Message(ITypeSymbol type)
    {
        var message = ExceptionType(type).GetMembers("Message").OfType<IPropertySymbol>().First();
        return new FieldModel { Name = "message", Type = new MappedType(message.Type, "!", MappedKind.Scalar, "String"), Member = message, Declared = message.Type, Instance = type };
    }

    private static ITypeSymbol ExceptionType(ITypeSymbol type)
    {
        while (type.ToDisplayString() != "System.Exception")
            type = type.BaseType!;
        return type;
    }
}
