const maxQuoteLength = 200

/** Returns the default reply of the sandbox's agents: their name and a quote of the message. */
export const echoReply = (name: string, text: string, messageNumber: number): string => {
  const quote = text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}…` : text
  return messageNumber > 1
    ? `${name} again. In message ${messageNumber} of our conversation you said: "${quote}"`
    : `Hello, this is ${name}. You said: "${quote}"`
}

/** Splits a text into tokens: words with the white space after them. Joined, they give the text. */
export const splitTokens = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? []
