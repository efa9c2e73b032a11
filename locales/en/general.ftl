fault = Something went wrong. All that you have answered is saved. Please try again in a minute.
